#pragma once

#include "report/behind.h"

namespace tiers::report {

/// "2026-02".
std::string month_text(Day day);
/// The month that ends before the first day of another.
DaySpan month_before(Day first);
/// Months of some days, in order.
std::vector<DaySpan> months_of(const DaySpan& days);

/// Days on which somebody came, each once.
Behind behind_present(const Store& store, const DaySpan& days, const DimensionNames& asked);

/// Members of the operator, whatever the place: on a day of a month at least, and when it ends.
Behind behind_membership(AllMembers& members, const DaySpan& days, const DimensionNames& asked);
Behind behind_members(AllMembers& members, const DaySpan& days, const DimensionNames& asked);
/// For the first time, and again.
Behind behind_joined(AllMembers& members, const DaySpan& days, const DimensionNames& asked);
Behind behind_returned(AllMembers& members, const DaySpan& days, const DimensionNames& asked);
/// In the month of their last day, "since" the one in which they had become members.
Behind behind_left(AllMembers& members, const DaySpan& days, const DimensionNames& asked);

/// Who was noted by name at a session: members by their number, guests by that of the participant below 0.
Behind behind_attended(const Store& store, const DaySpan& days, const DimensionNames& asked);
/// The same of who has a seat at an event, in the month of its first session.
Behind behind_registered(const Store& store, const DaySpan& days, const DimensionNames& asked);
/// Forms of surveys that are filled in, each by its number, in the month of the first session of their event.
Behind behind_answered(const Store& store, const DaySpan& days, const DimensionNames& asked);

/// Minutes that were given.
Behind behind_volunteered(const Store& store, const DaySpan& days, const DimensionNames& asked);

}  // namespace tiers::report
