#pragma once

#include <tiers/export.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Plumbing for scripts: one row of JSON in, one out. Throws BadInput for a row that is no JSON object,
/// longer than 1 MiB or nested more than 64 deep; what a row asks and
/// cannot be answered comes back as {"id":…,"error":…}.
namespace tiers::calc {

/// A row as names and texts; empty texts are left out, whole numbers are written as numbers.
using Row = std::vector<std::pair<std::string, std::string>>;
TIERS_API std::string json(const Row& row);
/// The answer itself; throws BadInput for one that is an error.
TIERS_API std::string checked(std::string answer);

/// {"id","dtstart","tzid","rrule","rdate","exrule","exdate","limit"} gives {"id","local":[…],"utc":[…]}; utc only with
/// a zone.
TIERS_API std::string recur_row(std::string_view json);
/// {"id","value","from","to","tz","holidays"} gives {"id","intervals":[["2026-03-23T09:00","2026-03-23T18:00"],…]}.
TIERS_API std::string hours_row(std::string_view json);
/// {"local","zone"} gives {"kind":"normal|skipped|repeated","utc":[…]}.
TIERS_API std::string time_row(std::string_view json);
/// {"period","today"} gives {"from","to_exclusive"}.
TIERS_API std::string period_row(std::string_view json);

}  // namespace tiers::calc
