#include "booking/quota.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "sql/booking.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

Quota quota_of(const Json& said) {
    Quota found;
    found.id = said.text("id");
    found.scope = scope_of(said);
    found.of_organisation = said.text("of") == "organisation";
    found.of_hours = said.text("unit", "hour") == "hour";
    found.amount = said.number("amount") * (found.of_hours ? 60 : 1);
    found.every = said.text("every", "week");
    found.within = said.text("within");
    return found;
}

auto what_it_counts(const Quota& quota) {
    return std::tuple(quota.of_organisation, quota.of_hours, quota.every, quota.within);
}

/// The time of a booking that counts in a period.
class Measure {
public:
    Measure(const Claim& claim, const Quota& quota, const DaySpan& period)
        : period_({claim.zone->midnight(period.start), claim.zone->midnight(period.end)}), of_hours_(quota.of_hours) {
        if (quota.within.empty())
            open_ = {period_};
        else
            open_ = in_zone(OpeningHours::parse(quota.within).open(period, Holidays::named(claim.place->holidays)),
                            *claim.zone);
    }

    std::int64_t operator()(const Span& booked, std::int64_t seats) const {
        std::int64_t minutes = 0;
        for (const auto& open : open_) {
            const Span both{std::max({open.start, booked.start, period_.start}),
                            std::min({open.end, booked.end, period_.end})};
            if (!both.empty()) minutes += std::chrono::ceil<Minutes>(both.end - both.start).count();
        }
        if (of_hours_) return minutes * seats;
        return minutes > 0 ? 1 : 0;
    }

    const Span& period() const { return period_; }

private:
    Span period_;
    bool of_hours_;
    std::vector<Span> open_;
};

std::int64_t counted_before(const Store& store, const Claim& claim, const Quota& quota, const Measure& measure) {
    std::int64_t sum = 0;
    auto row = store.db().prepare(sql::booking::quota_bookings);
    row.bind(":member", claim.member).bind(":together", quota.of_organisation).bind(":day", claim.day);
    row.bind(":from", measure.period().start).bind(":to", measure.period().end).bind(":itself", claim.itself);
    while (row.step()) {
        catalogue::Resource resource;
        resource.id = row.text(3);
        resource.kind = row.text(4);
        if (has_resource(quota.scope, resource)) sum += measure({row.instant(0), row.instant(1)}, row.integer(2));
    }
    return sum;
}

}  // namespace

std::vector<Quota> quotas_for(const Store& store, const Claim& claim) {
    std::map<decltype(what_it_counts(Quota())), std::pair<int, std::vector<Quota>>> most;
    std::optional<Subject> subject;
    auto row =
        store.db().prepare("select content from declared where kind = 'quota' and retired is null order by code");
    while (row.step()) {
        auto quota = quota_of(stored_json(row.text(0)));
        if (!subject) subject = subject_of(store, *claim.resource, claim.member, claim.day);
        const auto said = precision(quota.scope, *subject);
        if (!said) continue;
        auto& [highest, same] = most[what_it_counts(quota)];
        if (!same.empty() && *said < highest) continue;
        if (*said > highest) same.clear();
        highest = *said;
        same.push_back(std::move(quota));
    }
    std::vector<Quota> found;
    for (auto& [what, same] : most) std::move(same.second.begin(), same.second.end(), std::back_inserter(found));
    return found;
}

DaySpan quota_period(std::string_view every, Day day) {
    if (every == "day") return {day, day + one_day};
    if (every == "week") return {monday_of(day), monday_of(day) + 7 * one_day};
    const std::chrono::year_month_day date(day);
    const auto first = every == "month" ? date.year() / date.month() / 1 : date.year() / std::chrono::January / 1;
    const auto next = every == "month" ? first + std::chrono::months(1) : first + std::chrono::years(1);
    return {Day(first), Day(next)};
}

std::vector<Counted> counted(const Store& store, const Claim& claim, const Quota& quota) {
    std::vector<Counted> found;
    const auto last = claim.zone->day(claim.span.end - Seconds(1));
    for (auto period = quota_period(quota.every, claim.day); period.start <= last;
         period = quota_period(quota.every, period.end)) {
        const Measure measure(claim, quota, period);
        const auto claimed = measure(claim.span, claim.seats);
        if (claimed > 0) found.push_back({period, counted_before(store, claim, quota, measure), claimed});
    }
    return found;
}

}  // namespace tiers::booking
