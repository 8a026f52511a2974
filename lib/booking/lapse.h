#pragma once

#include <tiers/hold.h>

#include "booking/site.h"

namespace tiers::booking {

/// What a new booking waits for, and until when.
struct Standing {
    std::string state;
    std::optional<Instant> lapses, firm_at;
};
Standing standing_of(const Site& site, const Request& request, const Span& span, bool of_series, bool wants_approval,
                     Instant now);
/// How long what waits for approval, or what the waiting list gives, is kept; none for until its start.
Seconds hold_of(const Site& site);
/// The same for a booking whose time or resource changes.
void stand_anew(const Site& site, Booking& booking, Instant now);
/// When one that is confirmed is a no-show: never for what would be one already, nor where it ends before.
std::optional<Instant> no_show_at(const Site& site, const Span& span, Instant now);

}  // namespace tiers::booking
