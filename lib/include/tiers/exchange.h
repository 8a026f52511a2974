#pragma once

#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/export.h>
#include <tiers/member.h>
#include <tiers/store.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Files from and to the world.
namespace tiers::exchange {

/// Which resource an event is about: the first rule whose words its text begins with, accents and case aside. Locations
/// are looked at first, then categories, summaries, and the name of the whole calendar.
struct CalendarMap {
    struct Rule {
        std::string says, resource;
    };
    std::vector<Rule> location, category, summary, calendar;
    std::string otherwise;  ///< for what no rule fits; empty: such events are refused
};
/// Reads a map written in TOML: tables of words = resource, and `default`. Throws BadInput that tells all problems,
/// file:line:column; `name` stands for the file.
TIERS_API CalendarMap read_calendar_map(const Store& store, std::string_view toml, const std::string& name);

struct CalendarOptions {
    std::string source;  ///< name of the calendar, kept with what it brought
    CalendarMap map;
    /// "attendee", "summary", or a member who takes them all; empty: an organisation of the source's name, which is
    /// made.
    std::string member_from;
    bool mirror = false;  ///< cancel what the source once brought and no longer has, within the days it covers
    bool agreed = false;  ///< --yes: a mirror may cancel more than a fifth
};

struct CalendarVerdict {
    std::string uid;
    std::string recurrence;     ///< RECURRENCE-ID, empty for the event itself
    std::string verdict;        ///< booked, unchanged, moved, cancelled, refused, still_refused
    std::int64_t bookings = 0;  ///< that were written or ended
    std::string summary;
    std::string code, reason;  ///< of a refusal, or of what was left out: stable, and for people
    Exit exit = Exit::done;    ///< what a refusal stands for
};

struct CalendarImport {
    std::int64_t done = 0, refused = 0;
};

/// Imports an iCalendar file within the caller's transaction; each event as a whole or not at all, but for occurrences
/// of a series that fall when the place is closed. The past is taken as it was; duration, step, lead time and horizon
/// never apply, capacity always does. What is gone is cancelled before what is new is booked, and events may trade
/// their times. Throws BadInput for what is no calendar, is cut short, or would cancel more than a fifth without
/// agreement.
TIERS_API CalendarImport import_calendar(Store& store, std::string_view bytes, const CalendarOptions& options,
                                         const std::function<void(const CalendarVerdict&)>& tell);

struct MemberOptions {
    std::string file;                ///< name of the file, for messages
    std::string charset;             ///< empty: that of the mapping, or found out
    std::optional<std::string> map;  ///< a mapping, TOML; guessed from the headings where there is none
    std::string map_file;            ///< its name
    std::string program;             ///< whose export it is; empty: found out, or none
    std::string match;  ///< email, external-id; empty: the external id where a row says one, else the e-mail
    std::filesystem::path territory;   ///< folder of the tables of communes
    std::optional<Day> consent_again;  ///< who was erased agreed on that day to be known again
};

struct MemberVerdict {
    std::int64_t line = 0;
    std::string verdict;  ///< added, updated, unchanged, erased, skipped, refused
    std::optional<std::int64_t> id;
    std::string name;
    Exit exit = Exit::done;    ///< of a refusal
    std::string code, reason;  ///< of a refusal: stable, and for people
};

struct MemberImport {
    std::int64_t added = 0, updated = 0, unchanged = 0, refused = 0;
    std::int64_t erased = 0;         ///< of somebody who was erased: nothing was added
    std::int64_t skipped = 0;        ///< about no member, by what the mapping says
    std::string program;             ///< whose export it was read as; empty for none
    std::int64_t organisations = 0;  ///< added because a member belongs to them
    std::vector<MemberVerdict> bad;  ///< refused ones, the first hundred
};

/// Adds and updates members from CSV, JSON lines or vCard within the caller's transaction. A card brings its further
/// e-mails and phones too, and its commune where the tables have it; a line everything that export_lines writes; a
/// table of a program that is known what that program means by its columns, payments and plans with them. A member is
/// known again by what `match` says, or, in a row that does not say it, by name among those who have none. An empty
/// cell changes nothing. Every verdict is told in order. Throws BadInput for a file that cannot be read to its end.
TIERS_API MemberImport import_members(Store& store, std::string_view bytes, const MemberOptions& options,
                                      const std::function<void(const MemberVerdict&)>& tell);
/// The programs that MemberOptions names.
TIERS_API std::vector<std::string> known_programs();
/// The mapping that the headings of a file tell, or that of its program, as TOML.
TIERS_API std::string guessed_member_map(std::string_view bytes, const MemberOptions& options);

/// Members as vCard, 4.0 or 3.0, a card at a time. The UID is the external id. Here and below organisations come before
/// persons, so that whoever reads them in order knows whom they belong to.
TIERS_API void export_cards(const Store& store, const member::Query& query, const std::filesystem::path& territory,
                            int version, const std::function<void(std::string_view)>& write);
/// All that a member's record holds, as JSON, a line at a time.
TIERS_API void export_lines(const Store& store, const member::Query& query,
                            const std::function<void(std::string_view)>& write);
/// Members as rows that import_members reads, with a column for each attribute that is declared.
TIERS_API std::vector<Column> member_columns(const Store& store);
TIERS_API void export_members(const Store& store, const member::Query& query, const std::function<void(Row)>& take);

/// Keeps the mapping file an import used, within the caller's transaction: a backup of the database then holds it.
/// Throws BadInput for a name under which it could not be written anywhere.
TIERS_API void keep_mapping(Store& store, const std::filesystem::path& file, const std::string& toml);

/// Bookings as rows that `book import` reads, each under a key that stays: one that has ended is a cancellation. People
/// are told by their ids, and by name as well with `names`.
TIERS_API std::vector<Column> export_columns(bool names);
TIERS_API void export_rows(const Store& store, const booking::Query& query, bool names,
                           const std::function<void(Row)>& take);

}  // namespace tiers::exchange
