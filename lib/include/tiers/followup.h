#pragma once

#include <tiers/document.h>
#include <tiers/i18n.h>
#include <tiers/member.h>
#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::followup {

using Id = std::int64_t;

/// A stage as tiers.toml declares it, in the order of the file.
struct Stage {
    std::string id, name;
    bool ends = false;  ///< who comes to it is no longer followed up
};
/// Those declared, or where none is: orientation, ideation, incubation, creation, post-creation, exit.
TIERS_API std::vector<Stage> stages(const Store& store);

/// A project or a household that the operator accompanies, as it is on a day.
struct Followup {
    Id id = 0;
    std::string kind = "project";  ///< project, household
    std::string name;
    std::string place;  ///< declared id; empty for no place of its own
    std::string adviser;
    std::vector<member::Id> members;
    std::string member_names;
    std::string stage, level;
    Day opened{};
    Day since{};               ///< first day of the stage it is at
    std::optional<Day> ended;  ///< first day of a stage that ends
    std::optional<Day> next_due;
    std::string next_action;  ///< of the professional track
};

/// It comes to a stage, or keeps it, at a level of service. What is empty stays as it was.
struct Move {
    std::int64_t id = 0;
    Id followup = 0;
    std::string followup_name;
    Day day{};
    std::string stage, level;
    bool ends = false;  ///< it is no longer followed up from then on
    std::string exit;   ///< how it left: local, elsewhere, ceased, abandoned; only for a stage that ends
    std::string decided_by, reason;
    std::optional<Day> until;  ///< first day of the next move
};

/// Opens one with its first move and its members, who are there at least once. Throws BadInput, NotFound. A key makes a
/// retry safe, here and below.
TIERS_API Followup open(Store& store, const Followup& wanted, const Move& first, Day today, std::string_view key = {});

/// What amend() changes: only what is given.
struct Amendment {
    std::optional<std::string> name, adviser;  ///< an empty adviser takes it away
    std::vector<member::Id> add, remove;
};
/// Members come and go on `day`. Throws Conflict for one who is in it or is not, and Refused for the last to go.
TIERS_API Followup amend(Store& store, Id id, const Amendment& amendment, Day day, Day today);

/// Throws BadInput for a day to come and for a stage or level that is not declared, Conflict for what it is at already.
TIERS_API Move move(Store& store, const Move& wanted, Day today, std::string_view key = {});
/// Takes a wrong move back; the only one that is left stays. Throws NotFound, Conflict.
TIERS_API Move withdraw_move(Store& store, std::int64_t id);
TIERS_API std::vector<Move> moves(const Store& store, Id id);

/// Finds one by id, exact name, or unique prefix of the name, as members are found. Throws NotFound, BadInput.
TIERS_API Followup find(const Store& store, std::string_view what);

struct Query {
    std::optional<std::string> kind, stage, level, adviser, place;
    std::optional<member::Id> member;
    bool ended = false;  ///< also those that ended
};
TIERS_API std::vector<Followup> list(const Store& store, const Query& query, Day on);
/// Those whose id or name begins with a word: what completion offers. `limit` of them.
TIERS_API std::vector<Followup> starting(const Store& store, std::string_view word, std::size_t limit);

/// The personal track (housing, family, health) lies in a table of its own, and is shown to who asks for it by name.
enum class Track { professional, personal };
TIERS_API std::string_view name_of(Track track);
TIERS_API Track track_named(std::string_view name);

/// A meeting, or a task with the day it is due.
struct Note {
    std::int64_t id = 0;  ///< within its track
    Track track = Track::professional;
    Id followup = 0;
    std::string followup_name;
    std::string kind = "meeting";  ///< meeting, task
    Day day{};                     ///< of the meeting, or that the task was noted
    std::optional<std::int64_t> minutes;
    std::optional<Day> due, done;
    std::string who, text;
};
/// Writes some together: a meeting and what is to be done after it. Throws BadInput.
TIERS_API std::vector<Note> note(Store& store, const std::vector<Note>& wanted, Day today, std::string_view key = {});
/// A task is done on a day. Throws NotFound, Conflict, and BadInput for a day to come.
TIERS_API Note finish(Store& store, Track track, std::int64_t id, Day day, Day today);
/// A meeting or task noted wrongly counts no more. Throws NotFound, Conflict.
TIERS_API Note withdraw_note(Store& store, Track track, std::string_view kind, std::int64_t id);
TIERS_API std::vector<Note> notes(const Store& store, Track track, Id id);

/// What is to be done: an open task, or to ask whether somebody is still there 1, 3 or 5 years after the company was
/// created or the household installed.
struct Due {
    Day day{};
    Id followup = 0;
    std::string followup_name, adviser;
    std::optional<std::int64_t> task;
    std::string who, text;
    std::optional<std::int64_t> years;
};
/// By day, those of `until` included. Only the professional track knows of still being there.
TIERS_API std::vector<Due> due(const Store& store, Track track, Day until);

struct Outcome {
    std::int64_t id = 0;
    Id followup = 0;
    std::string followup_name;
    std::string outcome;  ///< company, jobs, installed, still-there
    Day day{};
    std::string moment;                 ///< of jobs: entry, now, exit; of still-there: 1, 3, 5
    std::string answer;                 ///< yes, no, lost: nobody could be reached
    std::optional<std::int64_t> count;  ///< jobs, or people of a household
    std::string siren;
};
/// Throws BadInput for what does not fit the outcome, Conflict for what was answered already.
TIERS_API Outcome record_outcome(Store& store, const Outcome& wanted, Day today, std::string_view key = {});
TIERS_API Outcome withdraw_outcome(Store& store, std::int64_t id);
TIERS_API std::vector<Outcome> outcomes(const Store& store, Id id);

/// The words there are, for the command line.
TIERS_API std::vector<std::string> kinds();
TIERS_API std::vector<std::string> exits();
TIERS_API std::vector<std::string> tracks();
TIERS_API std::vector<std::string> outcome_names();
TIERS_API std::vector<std::string> answers();
TIERS_API std::vector<std::string> moments_of_jobs();

TIERS_API std::vector<Column> columns();
TIERS_API Row row(const Followup& followup);
TIERS_API std::vector<Column> move_columns();
TIERS_API Row move_row(const Move& move, Day today);
TIERS_API std::vector<Column> note_columns();
TIERS_API Row note_row(const Note& note);
TIERS_API std::vector<Column> due_columns();
TIERS_API Row due_row(const Due& due, Day today);
TIERS_API std::vector<Column> outcome_columns();
TIERS_API Row outcome_row(const Outcome& outcome);

/// "moved  3  Atelier bois  incubation  since 12 March 2026".
TIERS_API std::string sentence(const char* done, const Followup& followup, Language language);
TIERS_API std::string move_sentence(const char* done, const Move& move, Language language);
TIERS_API std::string note_sentence(const char* done, const Note& note, Language language);
TIERS_API std::string outcome_sentence(const char* done, const Outcome& outcome, Language language);

/// One as a page for people: what it is, its stages, meetings, tasks and outcomes; the personal track where asked.
TIERS_API Document page(const Store& store, const Followup& followup, bool personal, Day today);

}  // namespace tiers::followup
