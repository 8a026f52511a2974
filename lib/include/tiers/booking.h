#pragma once

#include <tiers/booking_price.h>
#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <tiers/i18n.h>
#include <tiers/store.h>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::booking {

using Id = std::int64_t;

/// A number of seats as somebody gave it. Throws BadInput below 1 and above a million.
TIERS_API int seats_of(std::int64_t wanted);

/// A claim on a resource for [start, end).
struct Booking {
    Id id = 0;
    std::int64_t resource = 0;  ///< row of the resource
    std::string resource_id;    ///< as declared
    std::string resource_name;
    std::int64_t member = 0;
    std::string member_name;
    Span span;
    WallTime wall_start{};
    std::string zone;
    int seats = 1;
    std::string state = msgid("confirmed");  ///< held, pending, confirmed
    std::string ended;                       ///< empty while live: cancelled, no_show, lapsed, declined, parked
    std::optional<std::int64_t> series;
    std::optional<WallTime> original;  ///< wall start the series gave it, also after a move
    std::string label;
    std::optional<Instant> checked_in, checked_out;
    std::string overridden;             ///< rules set aside, blank-separated
    std::optional<std::int64_t> price;  ///< cents owed for it; nothing where nobody priced it
    std::string currency;
    /// Instant at which it ends by itself: one that is held or pending lapses then, and one that is confirmed is a
    /// no-show, unless somebody checks in before.
    std::optional<Instant> lapses;
    std::optional<Instant> firm_at;  ///< when a far occurrence of a series is confirmed, which is held until then

    bool confirmed() const { return state == "confirmed"; }
    /// The word of its end, else of its state.
    const std::string& stage() const { return ended.empty() ? state : ended; }
    /// Live, or out of the way on its way to another time.
    bool stands() const { return ended.empty() || ended == "parked"; }
};

/// What is asked for: one booking, or a series when `rrule` or `also` is there.
struct Request {
    std::string resource;  ///< declared id
    std::int64_t member = 0;
    Span span;
    int seats = 1;
    std::string rrule;
    std::vector<WallTime> also;  ///< RDATE of an imported series, in order
    std::vector<Day> except;
    std::vector<WallTime> except_times;  ///< EXDATE of an imported series
    bool skip_conflicts = false;
    std::string label;
    std::string key;                     ///< idempotency key, empty for none
    std::vector<std::string> overrides;  ///< rules set aside by name
    std::string zone;                    ///< that the rule of a series is read in; empty: that of the place
    std::optional<Seconds> hold;         ///< held so long, and confirmed only when it is approved
    std::optional<Instant> asked;        ///< when it was asked for, if not now: lead time and horizon count from there
    /// Brought by a file of others: duration, step, lead time and horizon do not apply, hours not to the past, capacity
    /// always does. Occurrences of a series that hours refuse are left out.
    bool imported = false;
    bool kept = false;     ///< it lasts, whether or not somebody checks in
    bool explain = false;  ///< Made::steps are wanted
};

/// One step of the chain of rules, in order, with what it found.
struct Step {
    std::string
        rule;  ///< resource, hours, duration, step, notice, horizon, certificate, quota, capacity, approval (stable)
    bool passed = true;
    std::string found;  ///< a sentence
};

/// An occurrence of a series that was not booked.
struct Skipped {
    WallTime wall_start;
    std::string code, reason;
};

struct Made {
    std::vector<Booking> bookings;  ///< one, or the occurrences of a series
    std::optional<std::int64_t> series;
    std::vector<Skipped> skipped;
    std::vector<Step> steps;                    ///< of the first occurrence, where they are wanted
    std::optional<member::BookingPrice> price;  ///< of the first occurrence
    bool duplicate = false;                     ///< the key was known: nothing was changed
};

/// Books within the caller's transaction. Throws NotFound, BadInput, Conflict (capacity), Refused (another rule).
TIERS_API Made add(Store& store, const Request& request);
/// The names of the rules, in order: what --override takes.
TIERS_API std::vector<std::string> rule_names();

TIERS_API Booking get(const Store& store, Id id);

struct MoveRequest {
    std::optional<Span> span;
    std::optional<std::string> resource;
    std::optional<int> seats;
    std::optional<std::string> label;
    std::vector<std::string> overrides;
    bool imported = false;
};
/// The room of a session lasts, whether or not somebody checks in.
TIERS_API Booking move(Store& store, Id id, const MoveRequest& request);
/// Lets two trade their times and resources, each with its seats; the rules hold where each one goes. Both, as they are
/// now. Throws as move does, and BadInput where there is nothing to trade.
TIERS_API std::vector<Booking> swap(Store& store, Id one, Id other, const std::vector<std::string>& overrides);

struct CancelRequest {
    bool following = false;  ///< also the later ones of its series
    std::string reason;
    bool for_nothing = false;  ///< costs nothing, also when it is late
    bool imported = false;     ///< brought by a file of others: who waits is seen to once all of it is in
};
/// Those that were cancelled. Throws Conflict for one that has ended already.
TIERS_API std::vector<Booking> cancel(Store& store, Id id, const CancelRequest& request);
/// Ends a series, so that nothing more grows from it, and its live occurrences, or those that start within a span.
TIERS_API std::vector<Booking> cancel_series(Store& store, std::int64_t series, const std::optional<Span>& within,
                                             const std::string& reason);
/// Notes that somebody came. Throws Refused for one that comes earlier than the resource allows.
TIERS_API Booking checkin(Store& store, Id id, Instant at);
/// Where the resource says so, one that leaves early ends then, for others to book.
TIERS_API Booking checkout(Store& store, Id id, Instant at);

/// A series made into what is asked now: occurrences that stay where they were keep their ids and their presence, the
/// others end and new ones are written. Those at `apart`, in wall times of the series, are seen to by the caller.
struct SeriesChange {
    std::vector<Booking> written, ended;
    std::vector<Skipped> skipped;
};
TIERS_API SeriesChange change_series(Store& store, std::int64_t series, const Request& request,
                                     const std::vector<WallTime>& apart);

/// Out of the way of what else moves in the same transaction: a booking, what change_series would end of a series, or
/// all of it. Within that transaction `move`, `change_series` or `cancel` is to follow for each, or a rollback.
TIERS_API void park(Store& store, Id id);
TIERS_API void park_leaving(Store& store, std::int64_t series, const Request& request,
                            const std::vector<WallTime>& apart);
TIERS_API void park_series(Store& store, std::int64_t series);

/// Writes what series without end have gained since: up to the horizon of their resource, or a year. Occurrences that
/// fail a rule are listed and the series lives on.
struct Extended {
    std::int64_t series;
    std::vector<Booking> bookings;
    std::vector<Skipped> skipped;
};
TIERS_API std::vector<Extended> extend(Store& store);

/// Gives live bookings to come the instant that their wall time has now, where a law has moved the clock of their zone;
/// they last as long as before. Those that were moved. Throws Conflict where there is no room for one.
TIERS_API std::vector<Booking> rezone(Store& store);

struct Query {
    std::optional<Span> span;
    std::string place, resource;  ///< declared ids, empty for all
    std::optional<std::int64_t> member, series;
    bool ended = false;  ///< also those that have ended
    std::string state;   ///< only in this one, ended or not; empty for all
};
/// What a booking may be: held, pending, confirmed; cancelled, declined, lapsed, no_show once it has ended.
TIERS_API std::vector<std::string> states();
/// Calls back for each booking in order of start: lists stream.
TIERS_API void each(const Store& store, const Query& query, const std::function<void(const Booking&)>& take);

/// Checks in, each from its start on, the live ones of a query that begin in its span, have begun by now and that
/// nobody noted, but for some.
TIERS_API std::vector<Booking> checkin_all(Store& store, const Query& query, const std::vector<Id>& except);

struct FreeWindow {
    std::string resource;  ///< declared id
    Span span;
    int seats;  ///< free throughout
};
/// Windows of at least `duration` with `seats` free, within opening hours.
TIERS_API std::vector<FreeWindow> free(const Store& store, const catalogue::Resource& resource, const Span& within,
                                       Seconds duration, int seats);

/// The columns every booking verb prints, a row of them, and the line people read: "booked  412  Atelier  12 March
/// 2026, 14:00-16:00  Jeanne Martin  2 seats  50.00 EUR".
TIERS_API std::vector<Column> columns();
TIERS_API Row row(const Booking& booking);
TIERS_API std::string sentence(std::string_view done, const Booking& booking, Language language);

/// One line of an import, and what became of it.
struct Verdict {
    std::int64_t line = 0;
    std::string verdict;  ///< booked, cancelled, duplicate, unknown, bad_interval, too_short, too_long, off_grid,
                          ///< closed, conflict, bad_line
    std::optional<Id> id;
    std::string reason;
};
struct Imported {
    std::int64_t done = 0, refused = 0;
    std::vector<Verdict> bad;  ///< refused ones, the first hundred
};
/// A file of rows to book, as it was read.
struct RowsFile {
    std::string_view bytes;
    std::string name;     ///< for messages
    std::string charset;  ///< of CSV; empty: found out
};
/// Books rows of JSON lines: {"resource":…,"start":"2026-03-24T09:00","end":…,"member":…,"seats":1,"key":…} and
/// {"op":"cancel","key":…}, or the same rows as CSV, a column a name. Lead time and horizon do not apply. Every verdict
/// is told in order. Throws BadInput for a table that cannot be read to its end.
TIERS_API Imported import_rows(Store& store, const RowsFile& file, const std::function<void(const Verdict&)>& tell);

}  // namespace tiers::booking
