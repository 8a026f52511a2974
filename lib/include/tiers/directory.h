#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// A member who agreed to be in the directory, as it tells others.
struct Listed {
    Id id = 0;
    std::string name, sector, email;
    std::string offers, seeks;  ///< skills, with commas between
};

/// Members who agreed to it, in order of name: all, or those of whom name, sector or skills have, for each word, one
/// that begins with it, whatever accents and case.
TIERS_API std::vector<Listed> directory(const Store& store, std::string_view words, Day today);
TIERS_API std::vector<Column> directory_columns(bool is_public);
TIERS_API Row directory_row(const Listed& one, bool is_public);

/// Two members who agreed to be in the directory, of whom one offers what the other seeks.
struct Match {
    Id member = 0, other = 0;
    std::string member_name, other_name;
    std::vector<std::string> gives, gets;  ///< skills the member offers and the other seeks, and the other way round
    bool same_commune = false, same_sector = false;
    std::optional<Day> proposed;  ///< to each other, last

    bool mutual() const { return !gives.empty() && !gets.empty(); }
    std::size_t skills() const { return gives.size() + gets.size(); }
};

struct MatchQuery {
    std::optional<Id> member;  ///< only of this one, who then comes first in each pair
    bool again = false;        ///< also those proposed before
};
/// Where both give something comes first, then where more skills fit, then the same commune and the same sector.
TIERS_API std::vector<Match> matches(const Store& store, const MatchQuery& query, Day today);
/// Remembers that each pair was proposed.
TIERS_API void propose(Store& store, std::vector<Match>& pairs, Day today);

TIERS_API std::vector<Column> match_columns();
TIERS_API Row match_row(const Match& pair);

}  // namespace tiers::member
