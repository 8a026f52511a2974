#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// What a member agreed to, from a day on, in which words.
struct Consent {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    std::string kind;  ///< directory, newsletter, screen, statistics, or one that [[consent]] of tiers.toml declares
    Day first{};
    std::string wording;
    std::optional<Day> revoked;  ///< first day it holds no more
};

/// The wording is that of tiers.toml when none is given. Throws NotFound for a kind that is not there, BadInput without
/// any wording, and Conflict where it holds already. A key makes a retry safe.
TIERS_API Consent consent(Store& store, const Consent& wanted, std::string_view key = {});
/// From a day on it holds no more; throws NotFound where none does then.
TIERS_API Consent withdraw(Store& store, Id member, const std::string& kind, Day from);

struct ConsentQuery {
    std::optional<Id> member;
    std::optional<std::string> kind;
    std::optional<Day> on;  ///< only those that hold on that day
};
TIERS_API std::vector<Consent> consents(const Store& store, const ConsentQuery& query);

TIERS_API std::vector<Column> consent_columns();
TIERS_API Row consent_row(const Consent& consent, Day today);

}  // namespace tiers::member
