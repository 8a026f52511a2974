#include "catalogue/settle.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/facts.h"

namespace tiers::catalogue {

namespace {

template <class T>
bool bare(const Dated<T>& value) {
    return value.steps.size() == 1 && value.steps.front().since == always;
}

/// A value without a date over what was: the steps up to today stay, and today begins another when it differs.
template <class T>
Dated<T> from_today(const Dated<T>& was, const T& value, Day today) {
    Dated<T> result;
    for (const auto& step : was.steps)
        if (step.since <= today) result.steps.push_back(step);
    if (result.on(today) == value) return result;
    if (!result.steps.empty() && result.steps.back().since == today) result.steps.pop_back();
    result.steps.push_back({today, value});
    return result;
}

template <class T>
void settle_value(const Dated<T>& was, Dated<T>& value, Day today) {
    if (bare(value)) value = from_today(was, value.steps.front().value, today);
}

void settle_resource(const Resource& was, Resource& resource, Day today) {
    auto& now = resource.rules;
    const auto& before = was.rules;
    settle_value(was.seats, resource.seats, today);
    // Without hours of its own a resource has those of its place: an empty text says since when.
    if (now.hours.steps.empty() && !before.hours.steps.empty())
        now.hours = from_today(before.hours, std::string(), today);
    else
        settle_value(before.hours, now.hours, today);
    settle_value(before.buffer, now.buffer, today);
    settle_value(before.step, now.step, today);
    settle_value(before.min_duration, now.min_duration, today);
    settle_value(before.max_duration, now.max_duration, today);
    settle_value(before.lead_time, now.lead_time, today);
    settle_value(before.horizon, now.horizon, today);
}

/// What a calendar file once closed stays closed when it is over, although such files drop their past.
void keep_past_closures(const Place& was, Place& place, Day today) {
    for (const auto& closure : was.closures) {
        const auto again = std::any_of(place.closures.begin(), place.closures.end(), [&](const auto& other) {
            return other.first <= closure.last && closure.first <= other.last;
        });
        if (closure.source != "file" && closure.last < today && !again) place.closures.push_back(closure);
    }
}

void settle_place(const Place& was, Place& place, Day today) {
    settle_value(was.hours, place.hours, today);
    keep_past_closures(was, place, today);
    place.blocks = was.blocks;
}

void sort_closures(Place& place) {
    std::sort(place.closures.begin(), place.closures.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Days before today on which a fact is told differently.
bool past_differs(const Dated<std::string>& was, const Dated<std::string>& now, Day today) {
    std::vector<Day> days{always};
    for (const auto& step : was.steps) days.push_back(step.since);
    for (const auto& step : now.steps) days.push_back(step.since);
    return std::any_of(days.begin(), days.end(), [&](Day day) { return day < today && was.on(day) != now.on(day); });
}

bool by_date(std::string_view key) {
    static constexpr std::string_view keys[] = {"vat",          "hours",        "capacity",  "step",    "buffer",
                                                "min_duration", "max_duration", "lead_time", "horizon", "timezone"};
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

void past_facts(const std::string& where, const std::vector<Fact>& was, const std::vector<Fact>& now, Day today,
                std::vector<std::string>& found) {
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (by_date(now[i].key) && !now[i].value.steps.empty() && past_differs(was[i].value, now[i].value, today))
            found.push_back(say("{}: {} changes before today", where, now[i].key));
    }
}

std::vector<DaySpan> closed_before(const Place& place, Day today) {
    std::vector<DaySpan> found;
    for (const auto& closure : place.closures)
        if (closure.first < today)
            found.push_back({closure.first, std::min(closure.last + std::chrono::days(1), today)});
    std::sort(found.begin(), found.end());
    return found;
}

void past_closures(const Place& was, const Place& now, Day today, std::vector<std::string>& found) {
    if (closed_before(was, today) != closed_before(now, today))
        found.push_back(say("place {}: {} changes before today", now.id, "closures"));
}

void past_versions(const Catalogue& was, const Catalogue& now, Day today, std::vector<std::string>& found) {
    for (const auto& before : was.declared)
        for (const auto& after : now.declared)
            if (before.since != always && before.since <= today && before.kind == after.kind && before.id == after.id &&
                before.since == after.since && before.content != after.content)
                found.push_back(say("{} {}: the version from {} changes", before.kind, before.id, iso(before.since)));
}

Day today_at(const Place& place, Instant now) {
    return Zone::named(place.timezone).day(now);
}

}  // namespace

Catalogue settle(const Catalogue& was, const Catalogue& wanted, Instant now) {
    auto result = wanted;
    const auto today = Zone::utc().day(now);
    if (!was.operator_.vat.steps.empty()) settle_value(was.operator_.vat, result.operator_.vat, today);
    for (auto& place : result.places) {
        const auto here = today_at(place, now);
        if (const auto* before = was.place(place.id)) settle_place(*before, place, here);
        sort_closures(place);
        for (auto& resource : place.resources)
            if (const auto* before = was.resource(resource.id)) settle_resource(*before, resource, here);
    }
    return result;
}

std::vector<std::string> rewritten(const Catalogue& was, const Catalogue& settled, Instant now) {
    std::vector<std::string> found;
    const auto today = Zone::utc().day(now);
    if (!was.operator_.name.empty())
        past_facts("operator", facts(was.operator_), facts(settled.operator_), today, found);
    for (const auto& place : settled.places) {
        const auto here = today_at(place, now);
        if (const auto* before = was.place(place.id)) {
            past_facts("place " + place.id, facts(*before), facts(place), here, found);
            past_closures(*before, place, here, found);
        }
        for (const auto& resource : place.resources)
            if (const auto* before = was.resource(resource.id))
                past_facts("resource " + resource.id, facts(*before), facts(resource), here, found);
    }
    past_versions(was, settled, today, found);
    return found;
}

}  // namespace tiers::catalogue
