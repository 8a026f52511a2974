#pragma once

#include <tiers/member.h>
#include <functional>

namespace tiers::member {

/// Time that a member gave on a day.
struct Volunteering {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    Day day{};
    std::int64_t minutes = 0;
    std::string purpose;  ///< what it was given for
    std::string reason;   ///< why it was taken back
};

/// What volunteer takes.
struct Giving {
    Id member = 0;
    std::int64_t minutes = 0;
    std::optional<Day> day;  ///< today when left out
    std::string purpose = {};
};
/// Throws BadInput for a day to come, and for what is not from a minute to a day long. A key makes a retry safe.
TIERS_API Volunteering volunteer(Store& store, const Giving& giving, Day today, std::string_view key = {});
/// Takes one back that was wrong. Throws NotFound, and Conflict for one that was withdrawn already.
TIERS_API Volunteering withdraw_volunteering(Store& store, std::int64_t id, const std::string& reason);

struct VolunteeringQuery {
    std::optional<Id> member;
    Period period;
};
/// Calls back for each in order of day; those that were withdrawn are left out.
TIERS_API void each_volunteering(const Store& store, const VolunteeringQuery& query,
                                 const std::function<void(const Volunteering&)>& take);

TIERS_API std::vector<Column> volunteering_columns();
TIERS_API Row volunteering_row(const Volunteering& volunteering);
/// "noted  7  Jeanne  2h30  2026-03-12  bar".
TIERS_API std::string volunteering_sentence(std::string_view done, const Volunteering& volunteering);

/// What a subscription expects in one of its periods, and what its member gave in it up to a day. An hour given counts
/// for each subscription that expects some then.
struct TIERS_API ExpectedVolunteering {
    std::int64_t subscription = 0;
    Id member = 0;
    std::string member_name;
    std::string plan;  ///< declared id
    Day first{};
    std::optional<Day> last;    ///< included; goes on without
    std::int64_t expected = 0;  ///< minutes: of each seat, and the part that the days served are worth
    std::int64_t given = 0;     ///< minutes

    std::int64_t left() const { return given < expected ? expected - given : 0; }
};
/// Of the periods that a day lies in, of one member or of all, in order of name; those that expect nothing are left
/// out.
TIERS_API std::vector<ExpectedVolunteering> expected_volunteering(const Store& store, std::optional<Id> member, Day on);
TIERS_API Table expected_table(const std::vector<ExpectedVolunteering>& expected);

}  // namespace tiers::member
