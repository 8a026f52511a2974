#pragma once

#include <tiers/time.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tiers::member {

/// What a bucket can give. Amounts are whole numbers of the measure of its unit.
struct Allowance {
    std::int64_t bucket = 0;
    bool own = true;  ///< or shared by an organisation
    std::string unit;
    std::string of = "*";  ///< ids of resources or kinds, blank-separated
    Day first{};
    std::optional<Day> last;  ///< included
    std::int64_t left = 0;
    bool unlimited = false;
};

/// What somebody wants on a day. An allowance fits that is of any of these, or of any thing; without them, each does.
struct Want {
    std::string unit;
    std::vector<std::string> of;  ///< id of a resource and its kind
    Day day{};
    std::int64_t amount = 0;
};

/// What one allowance gives.
struct Share {
    std::int64_t bucket = 0;
    std::int64_t amount = 0;
    std::string why;  ///< only, unlimited, ends-first, own, older: what it has before the next that could give
};

struct Cover {
    std::vector<Share> shares;  ///< in order
    std::int64_t uncovered = 0;
    bool unlimited = false;  ///< one of them has no limit
};

/// Whether two units are counted in the same measure: a day is two half-days.
bool same_measure(const std::string& one, const std::string& other);

/// Puts allowances in the order in which they are used: what has no limit, of which nothing is ever lost, then what
/// ends soonest, one's own before what is shared, the older before the newer.
void sort_by_use(std::vector<Allowance>& allowances);

/// Which allowances give how much of what is wanted: all that the first one has left, and then the next.
Cover cover(std::vector<Allowance> allowances, const Want& want);

}  // namespace tiers::member
