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

/// Whether the days and the place of one are among those of another.
bool lies_in(const PublishedTable& part, const PublishedTable& whole);

/// Tables of the same dimensions that lie in a whole and of which no two share a day at a place, two at least: the
/// months of a year, the places of a network. As many as there are together; of more than 64 choices of each
/// dimensions, not every one.
std::vector<std::vector<const PublishedTable*>> sums_within(const PublishedTable& whole,
                                                            const std::vector<const PublishedTable*>& tables);

/// Whether cells of a whole, less all cells of the parts that lie in them, tell of few.
bool sum_leaves_few(const PublishedTable& whole, const std::vector<const PublishedTable*>& parts, const Behind& behind,
                    const Discretion& discretion);

}  // namespace tiers::report
