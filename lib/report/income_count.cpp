#include "report/income_count.h"

#include <tiers/catalogue.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "member/term.h"
#include "report/heading.h"
#include "report/heads.h"
#include "sql/report.h"
#include "store/database.h"
#include "store/scan.h"

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

/// What charges only name by number.
class Named {
public:
    Named(const Store& store, Words& words) {
        const auto read = [&](const char* sql, auto take) {
            for (auto row = store.db().prepare(sql); row.step();) take(row.integer(0), row);
        };
        const auto word = [&](const Statement& row, int column) { return words.keep(row.text(column)); };
        read("select id, category from member where category is not null",
             [&](auto member, const auto& row) { categories_[member] = word(row, 1); });
        read("select id, code from place", [&](auto place, const auto& row) { places_[place] = word(row, 1); });
        read("select id, code, place_id from resource", [&](auto resource, const auto& row) {
            resources_[resource] = word(row, 1);
            at_[resource] = places_[row.integer(2)];
        });
        read("select id, resource_id from subscription where resource_id is not null",
             [&](auto subscription, const auto& row) { leases_[subscription] = row.integer(1); });
    }

    /// The resource and the place are those that were booked, or those of a lease.
    void name(const ScanRow& row, Earned& one) const {
        one.category = of(categories_, row.optional(2));
        const auto leased = of(leases_, row.optional(9)), booked = row.optional(10), place = row.optional(11);
        one.resource = of(resources_, booked ? booked : leased);
        one.place = place ? of(places_, place) : of(at_, leased);
    }

private:
    template <class Thing>
    using ById = std::unordered_map<std::int64_t, Thing>;

    static std::string_view of(const ById<std::string_view>& names, std::optional<std::int64_t> id) {
        const auto found = id ? names.find(*id) : names.end();
        return found == names.end() ? std::string_view() : found->second;
    }
    static std::optional<std::int64_t> of(const ById<std::int64_t>& things, std::optional<std::int64_t> id) {
        const auto found = id ? things.find(*id) : things.end();
        return found == things.end() ? std::nullopt : std::optional(found->second);
    }

    ById<std::string_view> categories_, places_, resources_, at_;
    ById<std::int64_t> leases_;
};

/// Corrections follow what they correct, and are of the same thing; the last says when and at which rate.
std::vector<Earned> all_earned(const Store& store, Words& words) {
    std::vector<Earned> found;
    Things things;
    HeadNumbers persons;
    const Named named(store, words);
    if (auto count = store.db().prepare("select count(*) from charge"); count.step())
        found.reserve(static_cast<std::size_t>(count.integer(0)));
    Scan scan(store.db(), [&](const ScanRow& row) {
        const auto corrects = row.optional(1);
        const auto corrected = corrects ? things.of(*corrects) : std::nullopt;
        const auto thing = corrected.value_or(found.size());
        if (!corrected) found.emplace_back();
        things.add(row.integer(0), thing);
        auto& one = found[thing];
        one.member = row.integer(2);
        one.person = persons.of(one.member);
        one.rule = words.keep(row.bytes(3));
        one.plan = words.keep(row.bytes(4));
        one.service = {parse_day(row.bytes(5)), parse_day(row.bytes(6)) + one_day};
        one.amount += row.integer(7);
        one.net = member::prorated(one.amount, 10'000, 10'000 + row.integer(8));
        named.name(row, one);
    });
    auto select = store.db().prepare(sql::report::income_charges);
    scan.run(select);
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
    Heads customers;
    for (const auto* one : earned) {
        if (!one->service.overlaps(days)) continue;
        const auto net = accrued(one->net, one->service, days);
        figures.amount += one->net == one->amount ? net : accrued(one->amount, one->service, days);
        figures.net += net;
        customers.add(one->person);
    }
    figures.customers = customers.count();
    return figures;
}

IncomeFigures shared_income_of(const std::vector<const Earned*>& earned, const DaySpan& days) {
    auto figures = income_of(earned, days);
    for (const auto* one : earned)
        if (one->service.overlaps(days))
            figures.shares[one->member] += std::abs(static_cast<double>(accrued(one->net, one->service, days)));
    return figures;
}

void add(IncomeFigures& all, const IncomeFigures& more) {
    all.amount += more.amount;
    all.net += more.net;
    add(all.shares, more.shares);
    all.customers = static_cast<std::int64_t>(all.shares.size());
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

std::vector<IncomeFigures> count_incomes(const Store& store, const std::vector<Query>& queries) {
    Words words;
    const auto earned = all_earned(store, words);
    const auto first = first_served(earned);
    const auto alone = catalogue::applied(store).places.size() == 1;
    std::map<std::string, std::vector<const Earned*>, std::less<>> by_place;
    for (const auto& query : queries) by_place[alone ? std::string() : query.place];
    const auto all = by_place.find(std::string_view());
    for (const auto& one : earned) {
        if (!earns(one)) continue;
        if (all != by_place.end()) all->second.push_back(&one);
        if (const auto at = by_place.find(one.place); at != by_place.end() && at != all) at->second.push_back(&one);
    }
    std::vector<IncomeFigures> found;
    for (const auto& query : queries)
        found.push_back((query.published ? shared_income_of : income_of)(
            by_place[alone ? std::string() : query.place],
            days_of(store, query.period, catalogue::zone_of(store, query.place), first)));
    return found;
}

IncomeCounted count_income(const Store& store, const Query& query) {
    Words words;
    auto earned = all_earned(store, words);
    const auto places = places_of(store, query);
    const auto days = days_of(store, query.period, zone_of(places), first_served(earned));
    Buckets buckets(query.by, days);
    auto spans = spans_of(buckets, days);
    std::erase_if(earned, [](const Earned& one) { return !earns(one); });
    IncomeCounted counted{days, std::move(buckets), std::move(spans),    std::move(earned),
                          0,    surface_of(places), Desks(places, days), std::move(words)};
    keep_those_of_place(store, query, counted);
    return counted;
}

}  // namespace tiers::report
