#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// A member of an organisation, in a role, from a day to a day; each of them may be unknown.
struct Affiliation {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    Id organisation = 0;
    std::string organisation_name;
    std::string role;                ///< as people say it; may be empty
    std::optional<Day> first, last;  ///< both included
};

/// Throws BadInput for what is no organisation and for days in the wrong order, and Conflict where the member has that
/// role there already on one of these days. A key makes a retry safe.
TIERS_API Affiliation affiliate(Store& store, const Affiliation& wanted, std::string_view key = {});
/// Ends those of a member in an organisation that go on after `last`; of one role only, when it is given. One that
/// would begin later never does. Throws NotFound where there are none.
TIERS_API std::vector<Affiliation> leave(Store& store, Id member, Id organisation,
                                         const std::optional<std::string>& role, Day last);

struct AffiliationQuery {
    std::optional<Id> who;  ///< the member or the organisation
    std::optional<Day> on;  ///< only those that hold on that day
    std::optional<std::string> role;
};
TIERS_API std::vector<Affiliation> affiliations(const Store& store, const AffiliationQuery& query);

TIERS_API std::vector<Column> affiliation_columns();
TIERS_API Row affiliation_row(const Affiliation& affiliation, Day today);

}  // namespace tiers::member
