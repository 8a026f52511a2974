#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>
#include <filesystem>

namespace tiers::member {

/// A row of a table, and what an erasure does with it.
struct ErasedRow {
    std::string table;
    std::string row;   ///< its id; of a table without ids, what stands in their place
    std::string done;  ///< deleted, emptied, kept
    std::string why;   ///< in English; people read it translated
};

struct Erasure {
    Id id = 0;  ///< of the member, or of the first participant that a guest was
    bool guest = false;
    std::string name;
    Day day{};
    std::vector<ErasedRow> rows;  ///< table by table
};

/// What erase would do. Throws Refused while a subscription runs, an account is not settled, a booking or an event is
/// to come, or the member is on the roll of an assembly to come.
TIERS_API Erasure plan_erasure(const Store& store, Id member);
/// Takes a member and those merged into it out of every row, within the caller's transaction. Bookings, presences and
/// books stay, of nobody known. Hashes of what they were reached by are kept (keys/ beside the database). After the
/// commit, keep_erasure_list and upkeep::wipe. Throws as plan_erasure does, and Failed, Refused for the key.
TIERS_API Erasure erase(Store& store, Id member, const std::string& reason = {});

/// Somebody who took part in events and is no member: as many participants, of one e-mail.
struct Guest {
    std::string name;  ///< as it was the last time
    std::vector<Id> participants;
};
/// By e-mail, full name, or the id of a participant. Throws NotFound, BadInput.
TIERS_API Guest find_guest(const Store& store, std::string_view who);
/// Throws Refused while they are registered for what is to come.
TIERS_API Erasure plan_guest_erasure(const Store& store, const Guest& guest);
/// As erase does with a member: who was there stays counted, and is nobody known.
TIERS_API Erasure erase_guest(Store& store, const Guest& guest, const std::string& reason = {});
/// The same with many, in one pass over all that is written. Ids of participants.
TIERS_API void erase_guests(Store& store, const std::vector<Id>& participants);

/// The list of who was erased lies beside a database too: tiers.erasures.jsonl.
TIERS_API std::filesystem::path erasure_file(const std::filesystem::path& database);
/// Adds those of a database to a list, which is made when it is not there. Throws Failed.
TIERS_API void keep_erasure_list(const Store& store, const std::filesystem::path& list);
/// Erases, in a copy of an older state, those of a list who are there again, and wipes the copy, which is brought to
/// this program's schema. Bookings of theirs to come are cancelled, and subscriptions end. How many. Throws BadInput
/// for a list that cannot be read.
TIERS_API std::int64_t replay_erasures(Store& copy, const std::filesystem::path& list);
/// Gives a restored database the key of the one that a list lies beside, where it has none.
TIERS_API void bring_key(const std::filesystem::path& list, const std::filesystem::path& database);

/// The rows of a plan one by one, and of a receipt counted.
TIERS_API Table planned_rows(const Erasure& erasure);
TIERS_API std::vector<Column> erasure_columns();
TIERS_API Table erasure_receipt(const Erasure& erasure, Language language);

}  // namespace tiers::member
