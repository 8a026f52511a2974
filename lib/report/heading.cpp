#include "report/heading.h"

#include <tiers/error.h>
#include <tiers/words.h>

#include "base/text.h"
#include "store/database.h"

namespace tiers::report {

namespace {

bool begins_month(Day day) {
    return std::chrono::year_month_day(day).day() == std::chrono::day(1);
}

/// What is published in the place of it: long enough that many are behind it.
const char* instead_of(std::string_view word) {
    return word == "hour-of-week" ? "weekday" : "month";
}

}  // namespace

DaySpan days_of(const Store& store, const Period& period, const Zone& zone, std::optional<Day> first) {
    const auto today = zone.day(store.now());
    const DaySpan days{period.from.value_or(first.value_or(today)), period.to.value_or(today + one_day)};
    if (days.empty()) throw BadInput("empty_period", say("'{}' holds no day", period.text));
    if (days.end - days.start > std::chrono::days(36'600))
        throw BadInput("long_period", tr("a report covers a hundred years at most"));
    return days;
}

std::optional<Day> first_arrival(const Store& store, const Zone& zone) {
    auto row = store.db().prepare("select min(checked_in) from presence");
    return row.step() && !row.null(0) ? std::optional(zone.day(row.instant(0))) : std::nullopt;
}

std::vector<catalogue::Place> places_of(const Store& store, const Query& query) {
    if (!query.place.empty()) return {catalogue::find_place(store, query.place)};
    return catalogue::applied(store).places;
}

Zone zone_of(const std::vector<catalogue::Place>& places) {
    return places.empty() ? Zone::utc() : Zone::named(places.front().timezone);
}

std::optional<double> surface_of(const std::vector<catalogue::Place>& places) {
    double sum = 0;
    for (const auto& place : places) {
        if (!place.surface_m2) return std::nullopt;
        sum += *place.surface_m2;
    }
    return sum > 0 ? std::optional(sum) : std::nullopt;
}

Document heading_of(const Store& store, const Query& query, const char* name, const DaySpan& days) {
    Document document;
    document.schema = fmt::format("tiers.report.{}/1", name);
    document.period = Period{days.start, days.end, query.period.text};
    document.place = query.place;
    document.whose =
        query.place.empty() ? catalogue::operator_of(store).name : catalogue::find_place(store, query.place).name;
    return document;
}

void check_publishable(const Store& store, const Query& query, const char* name) {
    if (!query.published) return;
    const auto today = catalogue::zone_of(store, query.place).day(store.now());
    const auto whole = !query.forecast && query.period.from && query.period.to && begins_month(*query.period.from) &&
                       begins_month(*query.period.to) && *query.period.to <= today;
    if (!whole)
        throw Refused("public_period", tr("only whole months that are over are published"),
                      fmt::format("tiers report {} --public --period last-month", name));
    for (const auto word : split(query.by, ','))
        if (word == "day" || word == "week" || word == "hour-of-week")
            throw Refused("public_bucket", say("nothing is published by '{}'", word),
                          fmt::format("tiers report {} --public --by {}", name, instead_of(word)));
    if (query.year_before)
        throw Refused("public_compared", tr("what is published is not compared with the year before"),
                      tr("publish the days of each year by themselves"));
}

}  // namespace tiers::report
