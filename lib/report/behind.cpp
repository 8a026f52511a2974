#include "report/behind.h"

#include <tiers/catalogue.h>
#include <tiers/subscription.h>
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "report/behind_followups.h"
#include "report/behind_people.h"
#include "report/buckets.h"
#include "report/heading.h"
#include "report/income_count.h"
#include "report/local_clock.h"
#include "report/sold_hours.h"
#include "report/stays.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

using catalogue::Place;
using catalogue::Resource;

/// Where bookings of a resource are counted: within opening, by month and weekday.
class BookedPoints {
public:
    BookedPoints(const Place& place, const Resource& resource, const DaySpan& days, Behind& behind)
        : zone_(Zone::named(place.timezone)),
          span_{zone_.midnight(days.start), zone_.midnight(days.end)},
          clock_(zone_, span_),
          open_(catalogue::open_spans(place, resource, span_)),
          months_("month", days),
          point_{{"place", place.id},
                 {"kind", resource.kind},
                 {"resource", resource.id},
                 {"unit", resource.whole() ? "whole" : "seats"}},
          behind_(behind) {}

    void add(const Span& during, std::int64_t seats, std::int64_t member) {
        auto stretch =
            std::partition_point(open_.begin(), open_.end(), [&](const Span& one) { return one.end <= during.start; });
        for (; stretch != open_.end() && stretch->start < during.end; ++stretch)
            each_day(clock_, seconds(std::max(stretch->start, during.start)),
                     seconds(std::min(stretch->end, during.end)), [&](std::int64_t day, int from, int to) {
                         shares_on(day)[member] += static_cast<double>((to - from) * seats);
                     });
    }

private:
    Shares& shares_on(std::int64_t day) {
        auto& shares = known_[day];
        if (!shares) {
            const Day local{std::chrono::days(day)};
            point_["month"] = months_.name(months_.of(day, 0));
            point_["weekday"] = weekday_code(std::chrono::weekday(local).iso_encoding());
            shares = &behind_[point_];
        }
        return *shares;
    }

    Zone zone_;
    Span span_;
    LocalClock clock_;
    std::vector<Span> open_;
    Buckets months_;
    Point point_;
    Behind& behind_;
    std::map<std::int64_t, Shares*> known_;
};

/// What is booked of a whole is booked of its parts.
void add_leaves(const catalogue::Catalogue& all, const Resource& resource, std::set<std::int64_t>& leaves) {
    if (resource.composed_of.empty()) leaves.insert(resource.row);
    for (const auto& part : resource.composed_of)
        if (const auto* known = all.resource(part)) add_leaves(all, *known, leaves);
}

std::int64_t longest_booking(const Store& store) {
    auto row = store.db().prepare("select ifnull(max(longest), 0) from resource_class");
    row.step();
    return row.integer(0);
}

Behind behind_booked(const Store& store, const DaySpan& days, const DimensionNames&) {
    Behind behind;
    const auto all = catalogue::applied(store);
    std::map<std::int64_t, BookedPoints> points;
    std::map<std::int64_t, std::set<std::int64_t>> leaves;
    Span span{Instant::max(), Instant::min()};
    for (const auto& place : all.places) {
        const auto zone = Zone::named(place.timezone);
        span = {std::min(span.start, zone.midnight(days.start)), std::max(span.end, zone.midnight(days.end))};
        for (const auto& resource : place.resources) {
            add_leaves(all, resource, leaves[resource.row]);
            if (resource.composed_of.empty())
                points.emplace(std::piecewise_construct, std::forward_as_tuple(resource.row),
                               std::forward_as_tuple(place, resource, days, behind));
        }
    }
    if (points.empty()) return behind;
    const auto longest = longest_booking(store);
    auto row = store.db().prepare(sql::report::behind_bookings);
    row.bind(":from", span.start).bind(":to", span.end).bind(":longest", longest);
    while (row.step())
        for (const auto leaf : leaves[row.integer(0)])
            if (const auto found = points.find(leaf); found != points.end())
                found->second.add({row.instant(1), row.instant(2)}, row.integer(3), row.integer(4));
    return behind;
}

Behind behind_earned(const Store& store, const DaySpan& days, const DimensionNames&) {
    Behind behind;
    Query query;
    query.period = {days.start, days.end, {}};
    query.by = "month";
    const auto places = catalogue::applied(store).places;
    const auto counted = count_income(store, query);
    const auto months = months_of(days);
    for (const auto& one : counted.earned)
        for (const auto& month : months) {
            if (!one.service.overlaps(month)) continue;
            // All of it is for a place where there is one alone.
            const auto& place = places.size() == 1 ? places.front().id : std::string(one.place);
            behind[{{"month", month_text(month.start)},
                    {"place", place},
                    {"plan", std::string(one.plan)},
                    {"resource", std::string(one.resource)},
                    {"category", std::string(one.category)},
                    {"rule", std::string(one.rule)}}][one.member] +=
                std::abs(static_cast<double>(accrued(one.net, one.service, month)));
        }
    return behind;
}

Behind behind_sold(const Store& store, const DaySpan& days, const DimensionNames&) {
    Behind behind;
    const auto places = catalogue::applied(store).places;
    std::set<std::pair<bool, std::string>> kinds;
    for (const auto& place : places)
        for (const auto& resource : place.resources) kinds.emplace(resource.whole(), resource.kind);
    std::vector<Pool> pools;
    for (const auto& [whole, kind] : kinds) pools.push_back({whole, kind});
    const auto months = months_of(days);
    const auto sold = sold_hours_of_each(store, places, pools, months);
    for (std::size_t month = 0; month < months.size(); ++month)
        for (std::size_t i = 0; i < pools.size(); ++i)
            if (const auto& holders = sold[month].holders[i]; holders.size() > 0)
                behind[{{"month", month_text(months[month].start)},
                        {"unit", pools[i].whole ? "whole" : "seats"},
                        {"kind", pools[i].kind}}] = holders;
    return behind;
}

}  // namespace

void Shares::put_in_order() const {
    if (in_order_ || all_.empty()) return;
    std::stable_sort(all_.begin(), all_.end(),
                     [](const Share& one, const Share& other) { return one.first < other.first; });
    auto last = all_.begin();
    for (auto next = std::next(last); next != all_.end(); ++next)
        if (next->first == last->first)
            last->second += next->second;
        else
            *++last = *next;
    all_.erase(std::next(last), all_.end());
    in_order_ = true;
}

/// For as many more, so that putting in order costs little for each.
void Shares::make_room() {
    put_in_order();
    all_.reserve(std::max<std::size_t>(2 * all_.size(), 16));
}

void add(Shares& all, const Shares& more) {
    for (const auto& [person, share] : more) all[person] += share;
}

DimensionNames dimension_names(const std::string& by) {
    DimensionNames dimensions;
    for (const auto dimension : split(by, ',')) dimensions.emplace(dimension);
    return dimensions;
}

Behind behind(const Store& store, const std::string& measure, const DaySpan& days, const DimensionNames& asked) {
    AllMembers members(store);
    return behind(members, measure, days, asked);
}

Behind behind(AllMembers& members, const std::string& measure, const DaySpan& days, const DimensionNames& asked) {
    using CountMembers = Behind (*)(AllMembers&, const DaySpan&, const DimensionNames&);
    for (const auto& [name, count] : {std::pair<const char*, CountMembers>{measures::membership, behind_membership},
                                      {measures::members, behind_members},
                                      {measures::joined, behind_joined},
                                      {measures::returned, behind_returned},
                                      {measures::left, behind_left}})
        if (measure == name) return count(members, days, asked);
    const auto& store = members.store();
    using Count = Behind (*)(const Store&, const DaySpan&, const DimensionNames&);
    for (const auto& [name, count] : {std::pair<const char*, Count>{measures::booked, behind_booked},
                                      {measures::sold, behind_sold},
                                      {measures::present, behind_present},
                                      {measures::earned, behind_earned},
                                      {measures::attended, behind_attended},
                                      {measures::registered, behind_registered},
                                      {measures::answered, behind_answered},
                                      {measures::volunteered, behind_volunteered}})
        if (measure == name) return count(store, days, asked);
    return behind_followups(store, measure, days);
}

std::string key_of(const Point& at, const std::string& by) {
    std::vector<std::string> words;
    const auto append = [&](const std::string& dimension) {
        if (const auto found = at.find(dimension); found != at.end()) words.push_back(found->second);
    };
    append("unit");
    for (const auto dimension : split(by, ',')) append(std::string(dimension));
    return fmt::format("{}", fmt::join(words, "/"));
}

bool tells_of(const PublishedTable& table, const Point& at) {
    const auto month = parse_day(at.at("month") + "-01");
    const auto place = at.find("place");
    return table.days.contains(month) && (table.place.empty() || place == at.end() || place->second == table.place);
}

std::map<std::string, Shares> shares_by_key(const Behind& behind, const PublishedTable& table) {
    std::map<std::string, Shares> found;
    for (const auto& [at, shares] : behind)
        if (tells_of(table, at)) add(found[key_of(at, table.by)], shares);
    return found;
}

std::map<std::string, Shares> shares_by_key(const Store& store, const PublishedTable& table) {
    return shares_by_key(behind(store, table.measure, table.days, dimension_names(table.by)), table);
}

void publishing(const Query& query, PublishedTable table) {
    if (query.publishing) query.publishing->push_back(std::move(table));
}

Discretion::Discretion(const Store& store) : store_(store), least_(catalogue::privacy_of(store).min_cell) {}

const Discretion::Organisations& Discretion::organisations() const {
    if (organisations_) return *organisations_;
    auto& found = organisations_.emplace();
    auto row = store_.db().prepare(sql::report::behind_organisations);
    while (row.step()) found.emplace(row.integer(0), row.integer(1));
    return found;
}

bool Discretion::filled(const Shares& shares) const {
    const auto& known = organisations();
    std::map<std::int64_t, double> of_organisations;
    double all = 0;
    for (const auto& [person, share] : shares) {
        all += share;
        if (const auto found = known.find(person); found != known.end()) of_organisations[found->second] += share;
    }
    constexpr double nearly_all = 0.9;
    return all > 0 && std::any_of(of_organisations.begin(), of_organisations.end(),
                                  [&](const auto& one) { return one.second >= nearly_all * all; });
}

}  // namespace tiers::report
