#pragma once

#include <tiers/report.h>
#include <string>
#include <string_view>

namespace tiers::report {

/// What an operator asks by themselves: a select over the views, below a heading of comments (tiers-report(1)).
struct OwnReport {
    std::string name;  ///< of the schema, "tiers.own.NAME/1"
    std::string file;  ///< where it is told to be wrong
    std::string text;
};

/// The first line of the heading; the name where there is none.
TIERS_API std::string title_of(const OwnReport& own);

/// Runs it for a period and a place: reads the views only, and writes nothing. Throws BadInput, with the file and what
/// is wrong with it.
TIERS_API Document run_own(const Store& store, const OwnReport& own, const Query& query);

/// The views there are, with their columns.
TIERS_API Table table_of_views(const Store& store);

}  // namespace tiers::report
