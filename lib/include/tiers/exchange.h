#pragma once

#include <tiers/export.h>
#include <tiers/store.h>
#include <functional>
#include <string>
#include <string_view>

/// Files from and to the world.
namespace tiers::exchange {

struct CalendarOptions {
    std::string source;       ///< name of the calendar, kept with what it brought
    std::string resource;     ///< declared id
    std::string member_from;  ///< "attendee", "summary", or a member who takes them all
    bool mirror = false;      ///< cancel what the source once brought and no longer has, within the days it covers
    bool agreed = false;      ///< --yes: a mirror may cancel more than a fifth
};

struct CalendarVerdict {
    std::string uid;
    std::string recurrence;     ///< RECURRENCE-ID, empty for the event itself
    std::string verdict;        ///< booked, unchanged, moved, cancelled, refused, still_refused
    std::int64_t bookings = 0;  ///< that were written or ended
    std::string summary;
    std::string code, reason;  ///< of a refusal: stable, and for people
};

struct CalendarImport {
    std::int64_t done = 0, refused = 0;
};

/// Imports an iCalendar file within the caller's transaction; each event as a whole or not at all. The past is taken as
/// it was: hours, lead time and horizon do not apply, capacity always does. Throws BadInput for what is no calendar, is
/// cut short, or would cancel more than a fifth without agreement.
TIERS_API CalendarImport import_calendar(Store& store, std::string_view bytes, const CalendarOptions& options,
                                         const std::function<void(const CalendarVerdict&)>& tell);

}  // namespace tiers::exchange
