#pragma once

#include <tiers/booking.h>
#include <tiers/error.h>

/// Changes of bookings told in a file, what they would do, and doing them as planned.
namespace tiers::booking {

/// One change that is asked for.
struct Change {
    std::int64_t line = 0;      ///< of its file
    std::string what;           ///< add, move, cancel
    std::optional<Id> booking;  ///< that is moved or cancelled
    std::string resource;       ///< declared id; empty where a move stays
    std::optional<Span> span;   ///< of the first occurrence, for a series
    std::int64_t member = 0;    ///< of what is added
    std::optional<int> seats;
    std::string repeat;  ///< rule of a series
    std::vector<Day> except;
    std::vector<std::string> overrides;
    std::string label, reason;
    bool following = false, for_nothing = false;  ///< of a cancellation
};
/// Reads TOML, a table [[change]] each, or JSON lines, an object each. Resources, members and times are looked up.
/// Throws BadInput that names every bad line: file:line:column: message.
TIERS_API std::vector<Change> read_changes(const Store& store, const RowsFile& file);

/// What a quota has counted in one period, with a change and those before it.
struct QuotaCount {
    std::string quota;  ///< declared id
    DaySpan period;
    bool of_hours = true;
    std::int64_t counted = 0, amount = 0;  ///< minutes, or bookings
};

/// What a change does.
struct Planned {
    Change change;  ///< with where, when and how many, once it is known
    std::string verdict = "ok";
    Exit exit = Exit::done;                    ///< what a refused one ends with
    std::string refusal;                       ///< why, for people
    std::vector<Id> conflicts;                 ///< bookings in its way that stood before the plan
    std::vector<std::int64_t> conflict_lines;  ///< lines whose bookings are
    std::string member_name;
    std::string seen;                        ///< digest of the bookings that are moved or cancelled, as they stood
    std::optional<std::int64_t> was, price;  ///< cents owed before and after; nothing where nobody prices it
    std::vector<QuotaCount> quotas;
    std::vector<Booking> bookings;  ///< made, moved or cancelled
    std::int64_t count = 0;         ///< of them

    bool ok() const { return exit == Exit::done; }
};
struct TIERS_API ChangePlan {
    std::vector<Planned> lines;

    /// Of all that was asked for and all that came of it.
    std::string digest() const;
    /// The first line that is refused; nullptr where none is.
    const Planned* refused() const;
    std::int64_t was() const;
    std::int64_t price() const;
};
/// Does the changes in their order within the caller's transaction, each after those before it; one that is refused is
/// left out. For what is only asked about, roll back.
TIERS_API ChangePlan plan(Store& store, const std::vector<Change>& changes);

/// Whether some bytes are a plan as JSON: what `book plan --format json` writes.
TIERS_API bool is_plan(std::string_view bytes);
/// Throws BadInput for one that is not whole, or not as it was written.
TIERS_API ChangePlan read_plan(std::string_view bytes, const std::string& name);

struct Applied {
    std::vector<Planned> lines;
    bool duplicate = false;  ///< done before, under the same key: `bookings` as they are now
};
/// Does all that was planned, or nothing. Throws Conflict "changed" that tells each line of which the verdict, the
/// price or the bookings it is about differ from the plan, and what the first refused line is refused with.
TIERS_API Applied apply(Store& store, const ChangePlan& plan, const std::string& key, std::string_view request);

TIERS_API std::vector<Column> plan_columns();
/// The lines, with why one is refused for people; a total with the digest; and what quotas have counted.
TIERS_API std::vector<Section> plan_sections(const Store& store, const ChangePlan& plan, bool for_people);
/// "make 3 changes, for 45.00 EUR more?", for who has not seen them.
TIERS_API std::string plan_question(const Store& store, const ChangePlan& plan, Language language);
TIERS_API std::vector<Column> applied_columns();
TIERS_API Table applied_table(const Applied& applied, Language language);

}  // namespace tiers::booking
