#pragma once

#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::member {

/// Visitors of a day whom nobody knows by name: they are counted, and never added to presences.
struct Visit {
    std::int64_t id = 0;
    std::string place;  ///< declared id
    Day day{};
    std::string purpose;  ///< one of visit_purposes()
    std::int64_t count = 0;
};

/// The words a purpose is one of.
TIERS_API std::vector<std::string> visit_purposes();

/// Counts visitors, of today when no day is said. Throws BadInput below 1, above a million, and for a day to come. A
/// key makes a retry safe.
TIERS_API Visit count_visit(Store& store, const catalogue::Place& place, std::string_view purpose, std::int64_t count,
                            std::optional<Day> day, std::string_view key = {});
/// Takes a wrong count back. Throws NotFound, and Conflict for one that was withdrawn already.
TIERS_API Visit withdraw_visit(Store& store, std::int64_t id);

/// In order of day; those that were withdrawn are left out. An empty place stands for all.
TIERS_API std::vector<Visit> visits(const Store& store, const Period& period, std::string_view place);

TIERS_API std::vector<Column> visit_columns();
TIERS_API Row visit_row(const Visit& visit);
/// How many they are: "12 visitors".
TIERS_API std::string visitors(const std::vector<Visit>& visits);
/// "counted  7  12 visitors  tourism  izarbel  2026-03-12".
TIERS_API std::string visit_sentence(std::string_view done, const Visit& visit);

}  // namespace tiers::member
