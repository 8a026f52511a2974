#pragma once

#include <deque>

#include "report/behind.h"

namespace tiers::report {

/// Who is behind a measure, and which cell of a table counts what is at each point: kept of the last tables.
class PeopleByPoint {
public:
    explicit PeopleByPoint(Behind behind) : behind_(std::move(behind)) {}

    static constexpr auto no_cell = static_cast<std::size_t>(-1);
    using Cells = std::vector<std::size_t>;
    /// Of each point in their order, until the next table; `no_cell` where the table counts nothing of it.
    const Cells& cells_of(const PublishedTable& table);
    const Behind& behind() const { return behind_; }

private:
    Behind behind_;
    std::deque<std::pair<PublishedTable, Cells>> laid_;
};

/// People behind the measures of several tables, counted once for all of them.
class PeopleOfTables {
public:
    /// With members of all places, where they are counted already.
    explicit PeopleOfTables(const Store& store, std::shared_ptr<const MembersCounted> members = {})
        : members_(store, std::move(members)) {}
    /// It will be asked for what is behind these days and dimensions too.
    void expect(const PublishedTable& table);
    /// Of some days and dimensions at least.
    PeopleByPoint& of(const std::string& measure, const DaySpan& days, const DimensionNames& dimensions);
    /// The people of each key of a table that has no cells yet.
    std::map<std::string, Shares> by_key(const PublishedTable& table);

private:
    struct Known {
        DaySpan days;
        DimensionNames dimensions;
        std::optional<PeopleByPoint> people;
    };
    Known& widened(const std::string& measure, const DaySpan& days, const DimensionNames& dimensions);

    AllMembers members_;
    std::map<std::string, Known> known_;
};

/// What two tables of a measure tell together beyond what each tells.
enum class Difference {
    none,
    few,     ///< what is in one and not in the other is of few people
    changed  ///< the same is counted in both, and few people were added, or corrected, between
};

/// Subtracts from cells of one, alone or together, the cells of the other that lie in them. Of more than twelve cells
/// that overlap the same ones, not every choice is tried: each alone, those that cover a cell of the other, and all.
/// Tables of one page tell of people each once, in their rows and in all: such counts are not subtracted there.
Difference difference_of(const PublishedTable& one, const PublishedTable& other, PeopleByPoint& people,
                         const Discretion& discretion, bool one_page = false);

/// Whether the days and the place of one are among those of another.
bool lies_in(const PublishedTable& part, const PublishedTable& whole);

/// Tables of the same dimensions that lie in a whole and of which no two share a day at a place, two at least: the
/// months of a year, the places of a network. As many as there are together; of more than 64 choices of each
/// dimensions, not every one.
std::vector<std::vector<const PublishedTable*>> sums_within(const PublishedTable& whole,
                                                            const std::vector<const PublishedTable*>& tables);

/// Whether cells of a whole, less all cells of the parts that lie in them, tell of few.
bool sum_leaves_few(const PublishedTable& whole, const std::vector<const PublishedTable*>& parts, PeopleByPoint& people,
                    const Discretion& discretion);

}  // namespace tiers::report
