#include "report/income_count.h"

#include <tiers/catalogue.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "member/term.h"
#include "report/heading.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

/// Charges that were read, in order of their ids, by the thing they are of.
class Things {
public:
    void add(std::int64_t charge, std::size_t thing) { read_.emplace_back(charge, thing); }
    std::optional<std::size_t> of(std::int64_t charge) const {
        const auto found = std::lower_bound(read_.begin(), read_.end(), std::pair(charge, std::size_t{0}));
        return found != read_.end() && found->first == charge ? std::optional(found->second) : std::nullopt;
    }

private:
    std::vector<std::pair<std::int64_t, std::size_t>> read_;
};

/// Corrections follow what they correct, and are of the same thing; the last says when and at which rate.
std::vector<Earned> all_earned(const Store& store) {
    std::vector<Earned> found;
    Things things;
    auto count = store.db().prepare("select count(*) from charge where corrects_id is null");
    if (count.step()) found.reserve(static_cast<std::size_t>(count.integer(0)));
    auto row = store.db().prepare(sql::report::income_charges);
    while (row.step()) {
        const auto corrected = row.null(1) ? std::nullopt : things.of(row.integer(1));
        const auto thing = corrected.value_or(found.size());
        if (!corrected) found.emplace_back();
        things.add(row.integer(0), thing);
        auto& one = found[thing];
        one.member = row.integer(2);
        one.rule = row.text(3);
        one.plan = row.text(4);
        one.service = {row.day(5), row.day(6) + one_day};
        one.amount += row.integer(7);
        one.net = member::prorated(one.amount, 10'000, 10'000 + row.integer(8));
        one.category = row.text(9);
        one.resource = row.text(10);
        one.place = row.text(11);
    }
    return found;
}

bool earns(const Earned& one) {
    return one.amount != 0 && !one.deposit();
}

std::optional<Day> first_served(const std::vector<Earned>& earned) {
    std::optional<Day> first;
    for (const auto& one : earned)
        if (earns(one)) first = std::min(first.value_or(one.service.start), one.service.start);
    return first;
}

/// What is for a place: all of it where there is one place alone.
void keep_those_of_place(const Store& store, const Query& query, IncomeCounted& counted) {
    if (query.place.empty() || catalogue::applied(store).places.size() == 1) return;
    for (const auto& one : counted.earned)
        if (one.place.empty()) counted.no_place += accrued(one.net, one.service, counted.days);
    std::erase_if(counted.earned, [&](const Earned& one) { return one.place != query.place; });
}

}  // namespace

std::int64_t accrued(std::int64_t cents, const DaySpan& service, const DaySpan& days) {
    const auto all = member::days_in(service);
    const auto until = [&](Day day) {
        return member::prorated(cents, member::days_in({service.start, std::clamp(day, service.start, service.end)}),
                                all);
    };
    return until(days.end) - until(days.start);
}

IncomeFigures income_of(const std::vector<const Earned*>& earned, const DaySpan& days) {
    IncomeFigures figures;
    for (const auto* one : earned) {
        if (!one->service.overlaps(days)) continue;
        const auto net = accrued(one->net, one->service, days);
        figures.amount += accrued(one->amount, one->service, days);
        figures.net += net;
        figures.shares[one->member] += std::abs(static_cast<double>(net));
    }
    return figures;
}

std::vector<std::vector<const Earned*>> IncomeCounted::by_bucket() const {
    std::vector<std::vector<const Earned*>> found(spans.size());
    for (const auto& one : earned) {
        if (!one.service.overlaps(days)) continue;
        const auto first = std::max(one.service.start, days.start);
        for (auto i = buckets.of(first.time_since_epoch().count(), 0);
             i < spans.size() && spans[i].start < one.service.end; ++i)
            found[i].push_back(&one);
    }
    return found;
}

std::vector<IncomeFigures> income_of_places(const Store& store, const Query& query,
                                            const std::vector<catalogue::Place>& places) {
    const auto earned = all_earned(store);
    const auto first = first_served(earned);
    const auto alone = catalogue::applied(store).places.size() == 1;
    std::map<std::string, std::vector<const Earned*>> by_place;
    for (const auto& one : earned)
        if (earns(one)) by_place[alone ? std::string() : one.place].push_back(&one);
    std::vector<IncomeFigures> found;
    for (const auto& place : places) {
        const auto days = days_of(store, query.period, Zone::named(place.timezone), first);
        found.push_back(income_of(by_place[alone ? std::string() : place.id], days));
    }
    return found;
}

IncomeCounted count_income(const Store& store, const Query& query) {
    auto earned = all_earned(store);
    const auto places = places_of(store, query);
    const auto days = days_of(store, query.period, zone_of(places), first_served(earned));
    Buckets buckets(query.by, days);
    auto spans = spans_of(buckets, days);
    std::erase_if(earned, [](const Earned& one) { return !earns(one); });
    IncomeCounted counted{days, std::move(buckets), std::move(spans),   std::move(earned),
                          0,    surface_of(places), Desks(places, days)};
    keep_those_of_place(store, query, counted);
    return counted;
}

}  // namespace tiers::report
