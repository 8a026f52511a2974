#pragma once

#include <array>
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "report/behind.h"
#include "report/members_count.h"
#include "report/zones.h"

namespace tiers::report {

/// Where somebody lives; empty where that is not known.
struct Home {
    std::string commune, epci, department;
    auto operator<=>(const Home&) const = default;
};

/// Whose homes are told apart: they are counted otherwise, and never add up.
enum class Audience : std::size_t { members, present, participants };
constexpr std::size_t audiences = 3;

/// People of each audience.
struct Origins {
    std::array<std::int64_t, audiences> people{};
    std::array<Shares, audiences> who{};                       ///< they are, of what is published
    std::array<std::vector<std::string>, audiences> covers{};  ///< keys of what is remembered of it
    Origins& operator+=(const Origins& more) {
        for (std::size_t i = 0; i < audiences; ++i) {
            people[i] += more.people[i];
            add(who[i], more.who[i]);
            covers[i].insert(covers[i].end(), more.covers[i].begin(), more.covers[i].end());
        }
        return *this;
    }
};

struct Homes {
    DaySpan days;
    std::map<Home, Origins> origins;
    Origins all;
    std::int64_t visitors = 0;  ///< counted without a name: nobody knows where they come from
};
/// What an audience is remembered as when it is published, without its cells.
PublishedTable table_of(Audience audience, const Query& query, const DaySpan& days);
Homes count_homes(const Store& store, const Query& query, TerritoryNames& names);

/// How far from the nearest of some communes: a word for a stretch of it, "not-given" where it is not known.
const char* distance_band(std::optional<double> kilometres, bool same_commune);
/// All of them, in order.
std::vector<const char*> distance_bands();

}  // namespace tiers::report
