#include "booking/series_store.h"

#include <tiers/error.h>

#include "base/text.h"
#include "sql/booking.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

template <class Time>
void add_dates(std::vector<std::string>& texts, const std::vector<Time>& times) {
    for (const auto time : times) texts.push_back(iso(time));
}

std::string exdates(const RecurrenceSet& set) {
    std::vector<std::string> texts;
    add_dates(texts, set.except);
    add_dates(texts, set.except_days);
    return join(texts, " ");
}

std::string rdates(const RecurrenceSet& set) {
    std::vector<std::string> texts;
    add_dates(texts, set.also);
    return join(texts, " ");
}

/// Dates as they are stored: wall times, and whole days where they are read.
void read_dates(const std::string& text, std::vector<WallTime>& walls, std::vector<Day>* days) {
    for (const auto date : split(text, ' ')) {
        if (date.size() > 10)
            walls.push_back(Zone::utc().wall(parse_instant(date, Zone::utc())));
        else if (days && date.size() == 10)
            days->push_back(parse_day(date));
    }
}

StoredSeries read_series(const Statement& row) {
    const auto zone = Zone::named(row.text(9));
    RecurrenceSet set{row.wall(3), {}, {}, {}, {}};
    if (const auto rule = row.text(5); !rule.empty()) set.rule = Recurrence::parse(rule).in(zone);
    read_dates(row.text(6), set.except, &set.except_days);
    read_dates(row.text(11), set.also, nullptr);
    StoredSeries series{row.integer(0), {}, {std::move(set), Seconds(row.integer(4)), zone}, {}, {}};
    series.request.resource = row.text(1);
    series.request.member = row.integer(2);
    series.request.rrule = row.text(5);
    series.request.seats = static_cast<int>(row.integer(7));
    series.request.label = row.text(8);
    series.request.imported = row.integer(10) != 0;
    series.last = row.optional<WallTime>(12);
    series.ended = row.optional<Instant>(13);
    return series;
}

}  // namespace

StoredSeries stored_series(const Store& store, std::int64_t series) {
    auto row = store.db().prepare(sql::booking::series_by_id);
    row.bind(":id", series);
    if (!row.step()) throw NotFound("no_series", say("no series {}", series), "tiers book list");
    return read_series(row);
}

std::vector<StoredSeries> growing_series(const Store& store) {
    std::vector<StoredSeries> found;
    auto row = store.db().prepare(sql::booking::growing_series);
    while (row.step()) {
        auto series = read_series(row);
        if (series.plan.set.endless() && series.last) found.push_back(std::move(series));
    }
    return found;
}

std::int64_t insert_series(Store& store, const Site& site, const Request& request, const SeriesPlan& plan,
                           std::optional<Instant> ended) {
    auto statement = store.db().prepare(sql::booking::insert_series);
    statement.bind(":resource", site.resource.row)
        .bind(":member", request.member)
        .bind(":zone", plan.zone.name())
        .bind(":wall_start", plan.set.start)
        .bind(":duration", plan.duration)
        .bind(":rrule", request.rrule)
        .bind(":exdates", exdates(plan.set))
        .bind(":rdates", rdates(plan.set))
        .bind(":seats", request.seats)
        .bind(":label", request.label)
        .bind(":now", store.now())
        .bind(":ended", ended)
        .run();
    return store.db().last_id();
}

void update_series(Store& store, std::int64_t series, const Site& site, const Request& request, const SeriesPlan& plan,
                   std::optional<Instant> ended) {
    auto statement = store.db().prepare(sql::booking::update_series);
    statement.bind(":id", series)
        .bind(":resource", site.resource.row)
        .bind(":zone", plan.zone.name())
        .bind(":wall_start", plan.set.start)
        .bind(":duration", plan.duration)
        .bind(":rrule", request.rrule)
        .bind(":exdates", exdates(plan.set))
        .bind(":rdates", rdates(plan.set))
        .bind(":seats", request.seats)
        .bind(":label", request.label)
        .bind(":ended", ended)
        .run();
}

bool comes_before(const Store& store, std::int64_t series, WallTime original) {
    auto row = store.db().prepare("select 1 from booking where series_id = :series and original < :original limit 1");
    return row.bind(":series", series).bind(":original", original).step();
}

void reassign(Store& store, std::int64_t from, std::int64_t to, WallTime since, Seconds by) {
    auto statement = store.db().prepare(sql::booking::reassign);
    statement.bind(":from", from).bind(":to", to).bind(":since", since).bind(":by", by).bind(":now", store.now()).run();
}

}  // namespace tiers::booking
