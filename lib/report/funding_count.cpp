#include "report/funding_count.h"

#include <tiers/catalogue.h>
#include <algorithm>
#include <map>

#include "member/term.h"
#include "report/declared_rows.h"
#include "report/heading.h"
#include "report/income_count.h"
#include "report/shared.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

/// Where and when an event is.
struct EventDays {
    std::string place;
    DaySpan days;
};

std::map<std::string, EventDays> days_of_events(const Store& store) {
    std::map<std::string, EventDays> found;
    auto row = store.db().prepare(sql::report::funding_events);
    while (row.step())
        found[row.text(0)] = {row.text(1), row.null(2) ? DaySpan() : DaySpan{row.day(2), row.day(3) + one_day}};
    return found;
}

std::optional<Day> declared_day(const Json& said, const char* key) {
    const auto text = said.text(key);
    return text.empty() ? std::nullopt : std::optional(parse_day(text));
}

/// What is paid once is of its first day, or shared among its days; what is paid again and again goes on both ways.
DaySpan declared_days(const Json& said, member::Every every, const DaySpan& of_event) {
    const auto from = declared_day(said, "from"), to = declared_day(said, "to");
    if (every != member::Every::once) return {from.value_or(catalogue::always), to ? *to + one_day : Day::max()};
    if (!from && !to) return of_event;
    return {from.value_or(to.value_or(Day{})), to.value_or(from.value_or(Day{})) + one_day};
}

std::vector<Money> declared_money(const Store& store, const char* kind,
                                  const std::map<std::string, EventDays>& events) {
    std::vector<Money> found;
    const std::string_view paid = std::string_view(kind) == "cost" ? "month" : "once";
    for (const auto& [id, said] : declared_rows(store, kind)) {
        Money one{.id = id, .name = said.text("name", id), .funder = said.text("funder"), .place = said.text("place")};
        const auto event = events.find(said.text("event"));
        const auto of_event = event == events.end() ? EventDays() : event->second;
        if (one.place.empty()) one.place = of_event.place;
        one.investment = said.text("kind") == "investment";
        one.cents = catalogue::parse_money(said.text("amount"));
        one.every = member::every_of(said.text("every", paid));
        one.days = declared_days(said, one.every, of_event.days);
        found.push_back(std::move(one));
    }
    return found;
}

std::optional<Day> first_dated(const std::vector<Money>& all) {
    std::optional<Day> first;
    for (const auto& one : all)
        if (!one.undated() && one.days.start != catalogue::always)
            first = std::min(first.value_or(one.days.start), one.days.start);
    return first;
}

void take_undated(std::vector<Money>& all, std::vector<Money>& undated) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(undated), [](const Money& one) { return one.undated(); });
    std::erase_if(all, [](const Money& one) { return one.undated(); });
}

/// Cents of the period that are for all places, and left out.
std::int64_t keep_money_of_place(const std::string& place, const DaySpan& days, std::vector<Money>& all) {
    std::int64_t of_all = 0;
    for (const auto& one : all)
        if (one.place.empty()) of_all += one.on(days);
    std::erase_if(all, [&](const Money& one) { return one.place != place; });
    return of_all;
}

}  // namespace

std::int64_t Money::on(const DaySpan& some) const {
    const DaySpan both{std::max(some.start, days.start), std::min(some.end, days.end)};
    if (both.empty()) return 0;
    if (every == member::Every::once) return accrued(cents, days, both);
    const auto anchor = days.start == catalogue::always ? Day(std::chrono::year(2000) / 1 / 1) : days.start;
    std::int64_t sum = 0;
    for (auto day = both.start; day < both.end;) {
        const auto period = member::period_of(every, anchor, day);
        sum += accrued(cents, period, both);
        day = period.end;
    }
    return sum;
}

std::int64_t sum_on(const std::vector<Money>& all, bool investment, const DaySpan& days) {
    std::int64_t sum = 0;
    for (const auto& one : all)
        if (one.investment == investment) sum += one.on(days);
    return sum;
}

namespace {

struct Declared {
    std::vector<Money> costs, subsidies;

    std::optional<Day> first() const {
        const auto cost = first_dated(costs), subsidy = first_dated(subsidies);
        return cost && subsidy ? std::min(cost, subsidy) : std::max(cost, subsidy);
    }
};

FundingCounted counted_funding(const Store& store, const Query& query, Declared declared,
                               std::shared_ptr<const PresenceCounted> presence) {
    const auto places = places_of(store, query);
    const auto days = presence->days;
    Buckets buckets(query.by, days);
    auto spans = spans_of(buckets, days);
    FundingCounted counted{.days = days,
                           .buckets = std::move(buckets),
                           .spans = std::move(spans),
                           .costs = std::move(declared.costs),
                           .subsidies = std::move(declared.subsidies),
                           .undated = {},
                           .surface_m2 = surface_of(places),
                           .desks = Desks(places, days),
                           .presence = std::move(presence)};
    take_undated(counted.costs, counted.undated);
    take_undated(counted.subsidies, counted.undated);
    if (!query.place.empty() && catalogue::applied(store).places.size() > 1) {
        counted.costs_of_all = keep_money_of_place(query.place, days, counted.costs);
        counted.subsidies_of_all = keep_money_of_place(query.place, days, counted.subsidies);
    }
    return counted;
}

/// Who came on the days of each query.
std::vector<std::shared_ptr<const PresenceCounted>> presence_for(const Store& store,
                                                                 const std::vector<Query>& queries) {
    if (queries.empty()) return {};
    if (const auto& first = queries.front(); queries.size() == 1 && first.by == "month")
        if (const auto kept = first.shared ? first.shared->presence : nullptr;
            kept && DaySpan{*first.period.from, *first.period.to} == kept->days)
            return {kept};
    std::vector<std::shared_ptr<const PresenceCounted>> found;
    for (auto& one : count_presence(store, queries))
        found.push_back(std::make_shared<const PresenceCounted>(std::move(one)));
    return found;
}

}  // namespace

std::vector<FundingCounted> count_funding(const Store& store, std::vector<Query> queries) {
    const auto events = days_of_events(store);
    std::vector<Declared> declared;
    for (auto& query : queries) {
        const auto& money = declared.emplace_back(
            Declared{declared_money(store, "cost", events), declared_money(store, "subsidy", events)});
        const auto days = days_of(store, query.period, catalogue::zone_of(store, query.place), money.first());
        query.period = {days.start, days.end, query.period.text};
    }
    const auto presence = presence_for(store, queries);
    std::vector<FundingCounted> counted;
    for (std::size_t i = 0; i < queries.size(); ++i)
        counted.push_back(counted_funding(store, queries[i], std::move(declared[i]), presence[i]));
    return counted;
}

FundingCounted count_funding(const Store& store, const Query& query) {
    return std::move(count_funding(store, std::vector{query}).front());
}

}  // namespace tiers::report
