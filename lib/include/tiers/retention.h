#pragma once

#include <tiers/member.h>

namespace tiers::retention {

/// A person of whom nothing was seen for longer than people are kept.
struct Forgotten {
    member::Id member = 0;
    std::string name;
    Day last{};            ///< of what was seen last
    std::string activity;  ///< what that was: booking, payment ...
    Day kept_until{};      ///< included
};

/// A guest of an event that is over, of whom nothing was seen since for longer than people are kept.
struct ForgottenGuest {
    member::Id participant = 0;
    std::string name, email;
    std::string event;  ///< code
    Day last{};
    Day kept_until{};  ///< included
};

/// What was said on the personal track of a follow-up that ended longer ago than that is kept.
struct PersonalNote {
    std::int64_t id = 0;
    std::int64_t followup = 0;
    std::string followup_name;
    std::string kind;  ///< meeting, task
    Day day{};
    Day ended{};  ///< day the follow-up did
    Day kept_until{};
};

struct Past {
    std::vector<Forgotten> members;      ///< the longest ago first
    std::vector<ForgottenGuest> guests;  ///< likewise
    std::vector<PersonalNote> notes;     ///< by follow-up
    std::int64_t persons = 0;            ///< there are
    int days = 0, personal_days = 0;     ///< how long they are kept
};
/// What is past the durations that tiers.toml declares on a day.
TIERS_API Past past(const Store& store, Day on);
/// Erases these guests, as member::erase_guest does. After the commit, keep_erasure_list and upkeep::wipe.
TIERS_API void erase(Store& store, const std::vector<ForgottenGuest>& guests);
/// Takes away what was said in these notes, and who said it; that there was one, and when, stays.
TIERS_API void empty(Store& store, const std::vector<PersonalNote>& notes);

TIERS_API std::vector<Column> member_columns();
TIERS_API Row row(const Forgotten& one);
TIERS_API std::vector<Column> guest_columns();
TIERS_API Row row(const ForgottenGuest& one);
TIERS_API std::vector<Column> note_columns();
TIERS_API Row row(const PersonalNote& one);
/// What counts as activity, and from what the durations come.
TIERS_API std::vector<std::string> explained(const Past& past, Day on);

}  // namespace tiers::retention
