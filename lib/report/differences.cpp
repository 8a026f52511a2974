#include "report/differences.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <utility>

namespace tiers::report {

namespace {

using Persons = std::set<std::int64_t>;
using Cells = std::vector<std::size_t>;

constexpr std::size_t no_cell = static_cast<std::size_t>(-1);

/// Cells by the keys they cover.
std::map<std::string, std::size_t> cells_by_key(const PublishedTable& table) {
    std::map<std::string, std::size_t> cells;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        for (const auto& key : table.cells[i].covers) cells.emplace(key, i);
    return cells;
}

bool counts_people(const PublishedCell& cell) {
    return cell.figures.starts_with("people=");
}

/// The cells of a table laid over those of another: who is in a cell of each, or in one of one table alone.
class Overlay {
public:
    Overlay(const PublishedTable& table, const PublishedTable& other, const Behind& behind,
            const Discretion& discretion)
        : table_(table), other_(other), discretion_(discretion), inner_of_(table.cells.size()) {
        const auto cells = cells_by_key(table), others = cells_by_key(other);
        const auto cell_of = [](const PublishedTable& of, const auto& known, const Point& at) {
            const auto found = tells_of(of, at) ? known.find(key_of(at, of.by)) : known.end();
            return found == known.end() ? no_cell : found->second;
        };
        for (const auto& [at, shares] : behind) {
            auto& persons = regions_[{cell_of(table, cells, at), cell_of(other, others, at)}];
            for (const auto& [person, share] : shares) persons.insert(person);
        }
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
                    counts_people(other_.cells[inner]) && few(people_of(cell) - regions_.at({cell, inner}).size()))
                    return true;
        return false;
    }

    /// Cells that count the same were told otherwise: by figures of one report, or by how many people.
    bool changed() const {
        for (std::size_t cell = 0; cell < inner_of_.size(); ++cell) {
            if (inner_of_[cell].size() != 1 || regions_.contains({cell, no_cell})) continue;
            const auto inner = inner_of_[cell].front();
            if (outer_of_.at(inner) != Cells{cell}) continue;
            const auto &here = table_.cells[cell], &there = other_.cells[inner];
            const auto more = std::abs(here.people - there.people);
            if (discretion_.few(more) || (more == 0 && table_.report == other_.report && here.figures != there.figures))
                return true;
        }
        return false;
    }

private:
    bool few(std::size_t people) const { return discretion_.few(static_cast<std::int64_t>(people)); }

    std::size_t people_of(std::size_t cell) const {
        Persons all;
        for (const auto& [region, persons] : regions_)
            if (region.first == cell) all.insert(persons.begin(), persons.end());
        return all.size();
    }

    bool rest_is_few(const Cells& cells) const {
        const auto taken = [&](std::size_t cell) { return std::binary_search(cells.begin(), cells.end(), cell); };
        const auto within = [&](std::size_t inner) {
            const auto& outer = outer_of_.at(inner);
            return std::all_of(outer.begin(), outer.end(), taken);
        };
        auto subtracted = false;
        Persons rest;
        for (const auto& [region, persons] : regions_) {
            if (!taken(region.first)) continue;
            if (region.second != no_cell && within(region.second))
                subtracted = true;
            else
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

    const PublishedTable &table_, &other_;
    const Discretion& discretion_;
    std::map<std::pair<std::size_t, std::size_t>, Persons> regions_;  ///< by cell of this table, and of the other
    std::map<std::size_t, Cells> outer_of_;  ///< of a cell of the other: those it lies in, no_cell for what is outside
    std::vector<Cells> inner_of_;            ///< of a cell: those of the other that overlap it
};

}  // namespace

Difference difference_of(const PublishedTable& one, const PublishedTable& other, const Behind& behind,
                         const Discretion& discretion, bool one_page) {
    const Overlay there(one, other, behind, discretion), back(other, one, behind, discretion);
    for (const auto* overlay : {&there, &back})
        if (overlay->rest_is_few() || (!one_page && overlay->people_differ_by_few())) return Difference::few;
    return !one_page && there.changed() ? Difference::changed : Difference::none;
}

}  // namespace tiers::report
