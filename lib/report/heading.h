#pragma once

#include <tiers/catalogue.h>
#include <tiers/report.h>
#include <vector>

namespace tiers::report {

/// The days of a period. A side that is open ends where there is nothing more to count: on the first day of what is
/// counted, if any, and today. Throws BadInput for no day at all, and for more than a hundred years.
DaySpan days_of(const Store& store, const Period& period, const Zone& zone, std::optional<Day> first);

/// The day of the first check-in there is.
std::optional<Day> first_arrival(const Store& store, const Zone& zone);

/// The place that is asked for, or all of them.
std::vector<catalogue::Place> places_of(const Store& store, const Query& query);
/// The zone of the first of them; UTC where there is none.
Zone zone_of(const std::vector<catalogue::Place>& places);

/// Square metres of all of them together; nothing where one's is not known.
std::optional<double> surface_of(const std::vector<catalogue::Place>& places);

/// What is on top of a report on some days: its schema is "tiers.report.NAME/1".
Document heading_of(const Store& store, const Query& query, const char* name, const DaySpan& days);

/// Throws Refused where what is to be published says too much of single people: of a period that is not whole months
/// gone by at the place, in buckets shorter than months or by hour, and compared with another year.
void check_publishable(const Store& store, const Query& query, const char* name);

}  // namespace tiers::report
