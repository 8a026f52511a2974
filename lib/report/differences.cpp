#include "report/differences.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <utility>

namespace tiers::report {

namespace {

using Persons = std::vector<std::int64_t>;
using Cells = std::vector<std::size_t>;

constexpr std::size_t no_cell = static_cast<std::size_t>(-1);

/// Cells by the keys they cover.
std::map<std::string, std::size_t> cells_by_key(const PublishedTable& table) {
    std::map<std::string, std::size_t> cells;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        for (const auto& key : table.cells[i].covers) cells.emplace(key, i);
    return cells;
}

/// Each once, in order.
void put_in_order(Persons& persons) {
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
}

bool counts_people(const PublishedCell& cell) {
    return cell.figures.starts_with("people=");
}

/// Cells of tables, those of the first before those of the second.
class CellsOf {
public:
    explicit CellsOf(const std::vector<const PublishedTable*>& tables) {
        std::size_t before = 0;
        for (const auto* table : tables) {
            tables_.push_back({table, cells_by_key(*table), before});
            before += table->cells.size();
        }
    }

    /// The one that counts what is at a point.
    std::size_t at(const Point& point) const {
        for (const auto& [table, cells, before] : tables_) {
            if (!tells_of(*table, point)) continue;
            if (const auto found = cells.find(key_of(point, table->by)); found != cells.end())
                return before + found->second;
        }
        return no_cell;
    }

private:
    struct Known {
        const PublishedTable* table;
        std::map<std::string, std::size_t> cells;
        std::size_t before;
    };
    std::vector<Known> tables_;
};

/// Several reports may tell it, and one may tell it again.
bool counts_the_same(const PublishedTable& one, const PublishedTable& other) {
    return one.days == other.days && one.place == other.place && one.by == other.by &&
           std::equal(one.cells.begin(), one.cells.end(), other.cells.begin(), other.cells.end(),
                      [](const auto& cell, const auto& same) { return cell.covers == same.covers; });
}

bool tell_of_others(const PublishedTable& one, const PublishedTable& other) {
    return !one.days.overlaps(other.days) || (!one.place.empty() && !other.place.empty() && one.place != other.place);
}

/// Choices of tables that all tell of others and cannot be made larger (Bron and Kerbosch, with a pivot).
class Choices {
public:
    using Tables = std::vector<const PublishedTable*>;
    explicit Choices(Tables tables) { extend({}, std::move(tables), {}); }
    std::vector<Tables> take() { return std::move(found_); }

private:
    static constexpr std::size_t most = 64;

    static Tables beside(const PublishedTable* one, const Tables& tables) {
        Tables found;
        for (const auto* table : tables)
            if (tell_of_others(*one, *table)) found.push_back(table);
        return found;
    }

    void extend(const Tables& chosen, Tables open, Tables done) {
        if (found_.size() == most) return;
        if (open.empty()) {
            if (done.empty() && chosen.size() > 1) found_.push_back(chosen);
            return;
        }
        const auto left = open;
        for (const auto* one : left) {
            if (one != left.front() && tell_of_others(*left.front(), *one)) continue;
            auto more = chosen;
            more.push_back(one);
            extend(more, beside(one, open), beside(one, done));
            open.erase(std::find(open.begin(), open.end(), one));
            done.push_back(one);
        }
    }

    std::vector<Tables> found_;
};

/// The cells of a table laid over those of another: who is in a cell of each, or in one of one table alone.
class Overlay {
public:
    Overlay(const PublishedTable& table, const PublishedTable& other, const Behind& behind,
            const Discretion& discretion)
        : Overlay(table, std::vector{&other}, behind, discretion) {}

    /// Over several, of which no two tell of the same day and place.
    Overlay(const PublishedTable& table, const std::vector<const PublishedTable*>& others, const Behind& behind,
            const Discretion& discretion)
        : table_(table), discretion_(discretion), inner_of_(table.cells.size()) {
        const CellsOf cells({&table}), cells_of_others(others);
        for (const auto* other : others)
            for (const auto& cell : other->cells) others_.push_back({&cell, other});
        for (const auto& [at, shares] : behind) {
            auto& persons = regions_[{cells.at(at), cells_of_others.at(at)}];
            for (const auto& [person, share] : shares) persons.push_back(person);
        }
        for (auto& [region, persons] : regions_) put_in_order(persons);
        for (const auto& [region, persons] : regions_)
            if (region.second != no_cell) outer_of_[region.second].push_back(region.first);
        for (const auto& [cell, outer] : outer_of_)
            for (const auto one : outer)
                if (one != no_cell) inner_of_[one].push_back(cell);
    }

    /// Whether some cells, less all those of the other table that lie in them, are of few people.
    bool rest_is_few() const {
        const auto families = families_of_cells();
        return std::any_of(families.begin(), families.end(), [&](const Cells& cells) { return rest_is_few(cells); });
    }

    /// Where people are counted, each once: those of a cell, less those of one that lies in it.
    bool people_differ_by_few() const {
        for (std::size_t cell = 0; cell < inner_of_.size(); ++cell)
            for (const auto inner : inner_of_[cell])
                if (outer_of_.at(inner) == Cells{cell} && counts_people(table_.cells[cell]) &&
                    counts_people(*others_[inner].cell) && few(people_of(cell) - regions_.at({cell, inner}).size()))
                    return true;
        return false;
    }

    /// Cells that count the same were told otherwise: by figures of one report, or by how many people.
    bool changed() const {
        for (std::size_t cell = 0; cell < inner_of_.size(); ++cell) {
            if (inner_of_[cell].size() != 1 || regions_.contains({cell, no_cell})) continue;
            const auto inner = inner_of_[cell].front();
            if (outer_of_.at(inner) != Cells{cell}) continue;
            const auto &here = table_.cells[cell], &there = *others_[inner].cell;
            const auto more = std::abs(here.people - there.people);
            if (discretion_.few(more) ||
                (more == 0 && table_.report == others_[inner].of->report && here.figures != there.figures))
                return true;
        }
        return false;
    }

private:
    bool few(std::size_t people) const { return discretion_.few(static_cast<std::int64_t>(people)); }

    std::size_t people_of(std::size_t cell) const {
        Persons all;
        for (const auto& [region, persons] : regions_)
            if (region.first == cell) all.insert(all.end(), persons.begin(), persons.end());
        put_in_order(all);
        return all.size();
    }

    bool rest_is_few(const Cells& cells) const {
        const auto taken = [&](std::size_t cell) { return std::binary_search(cells.begin(), cells.end(), cell); };
        const auto within = [&](std::size_t inner) {
            const auto& outer = outer_of_.at(inner);
            return std::all_of(outer.begin(), outer.end(), taken);
        };
        auto subtracted = false;
        std::set<std::int64_t> rest;
        for (const auto& [region, persons] : regions_) {
            if (!taken(region.first)) continue;
            if (region.second != no_cell && within(region.second)) {
                subtracted = true;
                continue;
            }
            if (!persons.empty() && !few(persons.size())) return false;
            rest.insert(persons.begin(), persons.end());
            if (!rest.empty() && !few(rest.size())) return false;
        }
        return subtracted && few(rest.size());
    }

    /// Cells that overlap the same ones of the other table, directly or by way of others.
    std::vector<Cells> joined_cells() const {
        std::vector<std::size_t> group(inner_of_.size());
        std::iota(group.begin(), group.end(), std::size_t{0});
        const auto root = [&](std::size_t cell) {
            while (group[cell] != cell) cell = group[cell];
            return cell;
        };
        for (const auto& [inner, outer] : outer_of_)
            for (const auto cell : outer)
                if (cell != no_cell) group[root(cell)] = root(outer.front());
        std::map<std::size_t, Cells> joined;
        for (std::size_t cell = 0; cell < group.size(); ++cell)
            if (!inner_of_[cell].empty()) joined[root(cell)].push_back(cell);
        std::vector<Cells> found;
        for (auto& [first, cells] : joined) found.push_back(std::move(cells));
        return found;
    }

    /// Each choice of cells that could be subtracted from: where there are many, each alone, those that cover one of
    /// the other table, and all of them.
    std::vector<Cells> families_of_cells() const {
        constexpr std::size_t most = 12;
        std::vector<Cells> families;
        for (const auto& joined : joined_cells()) {
            if (joined.size() > most) {
                for (const auto cell : joined) families.push_back({cell});
                families.push_back(joined);
                continue;
            }
            for (std::size_t choice = 1; choice < std::size_t{1} << joined.size(); ++choice) {
                Cells chosen;
                for (std::size_t i = 0; i < joined.size(); ++i)
                    if ((choice >> i & 1) != 0) chosen.push_back(joined[i]);
                families.push_back(std::move(chosen));
            }
        }
        for (const auto& [inner, outer] : outer_of_)
            if (outer.size() > 1 && outer.back() != no_cell) families.push_back(outer);
        return families;
    }

    struct OtherCell {
        const PublishedCell* cell;
        const PublishedTable* of;
    };

    const PublishedTable& table_;
    std::vector<OtherCell> others_;
    const Discretion& discretion_;
    std::map<std::pair<std::size_t, std::size_t>, Persons> regions_;  ///< by cell of this table, and of the other
    std::map<std::size_t, Cells> outer_of_;  ///< of a cell of the other: those it lies in, no_cell for what is outside
    std::vector<Cells> inner_of_;            ///< of a cell: those of the other that overlap it
};

}  // namespace

bool lies_in(const PublishedTable& part, const PublishedTable& whole) {
    return whole.days.start <= part.days.start && part.days.end <= whole.days.end &&
           (whole.place.empty() || part.place == whole.place);
}

std::vector<std::vector<const PublishedTable*>> sums_within(const PublishedTable& whole,
                                                            const std::vector<const PublishedTable*>& tables) {
    std::map<std::string, std::vector<const PublishedTable*>> by_dimensions;
    for (const auto* one : tables)
        if (one != &whole && lies_in(*one, whole)) {
            auto& parts = by_dimensions[one->by];
            if (std::none_of(parts.begin(), parts.end(),
                             [&](const auto* part) { return counts_the_same(*part, *one); }))
                parts.push_back(one);
        }
    std::vector<std::vector<const PublishedTable*>> sums;
    for (auto& [by, parts] : by_dimensions) {
        auto found = Choices(std::move(parts)).take();
        sums.insert(sums.end(), found.begin(), found.end());
    }
    return sums;
}

bool sum_leaves_few(const PublishedTable& whole, const std::vector<const PublishedTable*>& parts, const Behind& behind,
                    const Discretion& discretion) {
    return Overlay(whole, parts, behind, discretion).rest_is_few();
}

Difference difference_of(const PublishedTable& one, const PublishedTable& other, const Behind& behind,
                         const Discretion& discretion, bool one_page) {
    const Overlay there(one, other, behind, discretion), back(other, one, behind, discretion);
    for (const auto* overlay : {&there, &back})
        if (overlay->rest_is_few() || (!one_page && overlay->people_differ_by_few())) return Difference::few;
    return !one_page && there.changed() ? Difference::changed : Difference::none;
}

}  // namespace tiers::report
