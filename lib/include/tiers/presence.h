#pragma once

#include <tiers/catalogue.h>
#include <tiers/i18n.h>
#include <tiers/member.h>
#include <functional>

namespace tiers::member {

/// A member at a place, from when to when.
struct Presence {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    std::string place;  ///< declared id
    std::string timezone;
    Instant checked_in{};
    std::optional<Instant> checked_out;  ///< none while there
    bool automatic = false;              ///< nobody noted the end
};

/// Checks members in, now or at an instant gone by. One they forgot to end is ended: at [presence] auto_checkout of its
/// day, or else at the end of that day's opening, or at midnight where they came later than that. The same ends one
/// that they came again after. Throws Conflict for who is there then, BadInput for an instant to come. A key makes a
/// retry safe.
TIERS_API std::vector<Presence> checkin(Store& store, const catalogue::Place& place, const std::vector<Id>& members,
                                        std::optional<Instant> at, std::string_view key = {});
/// Checks members out. An end that nobody noted may be corrected within its day. Throws Conflict for who is not there
/// then, BadInput for an instant to come.
TIERS_API std::vector<Presence> checkout(Store& store, const catalogue::Place& place, const std::vector<Id>& members,
                                         std::optional<Instant> at);

struct PresenceQuery {
    std::optional<Period> period;  ///< checked in on these days of the place
    std::optional<Instant> at;     ///< there at that instant
    std::string place;             ///< declared id, empty for all
    std::optional<Id> member = {};
};
/// Calls back for each presence in order of arrival, as it reads now: ended where nobody noted it.
TIERS_API void each_presence(const Store& store, const PresenceQuery& query,
                             const std::function<void(const Presence&)>& take);

/// Minutes from arrival to the end, or until now.
TIERS_API Minutes lasted(const Presence& presence, Instant now);

/// People who ask who is there are not shown how it ended.
TIERS_API std::vector<Column> presence_columns(bool there = false);
TIERS_API Row presence_row(const Presence& presence, Instant now);
/// "checked out  7  Jeanne Martin  izarbel  12 March 2026, 09:00-12:30".
TIERS_API std::string presence_sentence(std::string_view done, const Presence& presence, Language language);

/// Days, half-days ([presence] half_day, of what a day at a place adds up to) and minutes a member.
TIERS_API Table presence_by_member(const Store& store, const PresenceQuery& query);
/// People and half-days a day.
TIERS_API Table presence_by_day(const Store& store, const PresenceQuery& query);

}  // namespace tiers::member
