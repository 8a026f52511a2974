#pragma once

#include "report/behind.h"

namespace tiers::report {

/// What two tables of a measure tell together beyond what each tells.
enum class Difference {
    none,
    few,     ///< what is in one and not in the other is of few people
    changed  ///< the same is counted in both, and few people were added, or corrected, between
};

/// Subtracts from cells of one, alone or together, the cells of the other that lie in them. Of more than twelve cells
/// that overlap the same ones, not every choice is tried: each alone, those that cover a cell of the other, and all.
/// Tables of one page tell of people each once, in their rows and in all: such counts are not subtracted there.
Difference difference_of(const PublishedTable& one, const PublishedTable& other, const Behind& behind,
                         const Discretion& discretion, bool one_page = false);

}  // namespace tiers::report
