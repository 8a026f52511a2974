#pragma once

#include <tiers/booking.h>
#include <vector>

namespace tiers::booking {

/// Some resources over some days, each in the civil days of its place.
struct AgendaQuery {
    std::vector<catalogue::Resource> resources;
    DaySpan days;
    /// Names everybody; without it those alone who agreed to be named on a screen: the others are "reserved", or what
    /// the label of their booking says.
    bool names = true;
};

/// What is booked and what is free, a row each, by resource and start. Free stretches are those that one seat fits in.
TIERS_API std::vector<Column> agenda_columns();
TIERS_API std::vector<Row> agenda_rows(const Store& store, const AgendaQuery& query);

/// The same as people look at it: the resources side by side for one day, and for several the days of each resource.
/// Closed days at either end are told and not drawn. Throws BadInput for more than a week.
TIERS_API Document agenda(const Store& store, const AgendaQuery& query, Language language);

}  // namespace tiers::booking
