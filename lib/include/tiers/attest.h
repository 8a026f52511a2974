#pragma once

#include <tiers/presence.h>

namespace tiers::member {

struct AttestQuery {
    Id member = 0;
    Period period;      ///< days of arrival, in the clock of the place
    std::string place;  ///< declared id, empty for all
    Day issued;         ///< told as the date of the certificate
};
/// A certificate of attendance, for an employer or a funder: the days of a member from presences alone, with half-days
/// by [presence] half_day of what a day at a place adds up to, who certifies them, and room to sign.
TIERS_API Document attest(const Store& store, const AttestQuery& query, Language language);

/// Of its table, a row a day and place.
TIERS_API std::vector<Column> attest_columns();

}  // namespace tiers::member
