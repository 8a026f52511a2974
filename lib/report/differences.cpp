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

constexpr auto no_cell = PeopleByPoint::no_cell;

/// Cells by the keys they cover.
std::map<std::string, std::size_t> cells_by_key(const PublishedTable& table) {
    std::map<std::string, std::size_t> cells;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        for (const auto& key : table.cells[i].covers) cells.emplace(key, i);
    return cells;
}

/// People at the points that two tables count alike. Where they are many, they are looked at no further than to see
/// that.
struct Region {
    std::vector<const Shares*> points;
    Persons some;  ///< each once, in order: all of them where they are few

    /// `enough` are not few.
    void add(const Shares& shares, std::size_t enough) {
        points.push_back(&shares);
        for (auto next = shares.begin(); next != shares.end() && some.size() < enough; ++next) {
            const auto at = std::lower_bound(some.begin(), some.end(), next->first);
            if (at == some.end() || *at != next->first) some.insert(at, next->first);
        }
    }
    /// Each once, in order.
    Persons all() const {
        Persons persons;
        for (const auto* shares : points)
            for (const auto& [person, share] : *shares) persons.push_back(person);
        std::sort(persons.begin(), persons.end());
        persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
        return persons;
    }
};

bool counts_people(const PublishedCell& cell) {
    return cell.figures.starts_with("people=");
}

/// The cells of tables at each point, those of the first before those of the second.
Cells cells_of(const std::vector<const PublishedTable*>& tables, PeopleByPoint& people) {
    Cells all(people.behind().size(), no_cell);
    std::size_t before = 0;
    for (const auto* table : tables) {
        const auto& cells = people.cells_of(*table);
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (all[i] == no_cell && cells[i] != no_cell) all[i] = before + cells[i];
        before += table->cells.size();
    }
    return all;
}

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
    /// Over several, of which no two tell of the same day and place.
    Overlay(const PublishedTable& table, const std::vector<const PublishedTable*>& others, PeopleByPoint& people,
            const Discretion& discretion)
        : Overlay(table, others, regions_of(table, others, people, discretion), discretion) {}

    /// The cells of the other laid over those of the table: of one other alone.
    Overlay turned() const {
        Regions regions;
        for (const auto& [region, found] : regions_) regions[{region.second, region.first}] = found;
        return {*others_of_.front(), {&table_}, std::move(regions), discretion_};
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
                    counts_people(*others_[inner].cell) && few_beside(cell, inner))
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
    using Regions = std::map<std::pair<std::size_t, std::size_t>, Region>;

    Overlay(const PublishedTable& table, std::vector<const PublishedTable*> others, Regions regions,
            const Discretion& discretion)
        : table_(table),
          others_of_(std::move(others)),
          discretion_(discretion),
          regions_(std::move(regions)),
          inner_of_(table.cells.size()) {
        for (const auto* other : others_of_)
            for (const auto& cell : other->cells) others_.push_back({&cell, other});
        for (const auto& [region, found] : regions_)
            if (region.second != no_cell) outer_of_[region.second].push_back(region.first);
        for (const auto& [cell, outer] : outer_of_)
            for (const auto one : outer)
                if (one != no_cell) inner_of_[one].push_back(cell);
    }

    /// What neither counts is left out.
    static Regions regions_of(const PublishedTable& table, const std::vector<const PublishedTable*>& others,
                              PeopleByPoint& people, const Discretion& discretion) {
        Regions regions;
        const auto enough = static_cast<std::size_t>(std::max<std::int64_t>(discretion.least(), 1));
        const auto other_cells = cells_of(others, people);
        const auto& cells = people.cells_of(table);
        std::size_t i = 0;
        for (const auto& [at, shares] : people.behind()) {
            const std::pair region(cells[i], other_cells[i]);
            ++i;
            if (region.first == no_cell && region.second == no_cell) continue;
            regions[region].add(shares, enough);
        }
        return regions;
    }

    bool few(std::size_t people) const { return discretion_.few(static_cast<std::int64_t>(people)); }

    /// Whether few people are in a cell and not in one of the other table that lies in it.
    bool few_beside(std::size_t cell, std::size_t inner) const {
        std::optional<Persons> within;
        std::set<std::int64_t> beside;
        for (auto next = regions_.lower_bound({cell, 0}); next != regions_.end() && next->first.first == cell; ++next) {
            if (next->first.second == inner) continue;
            if (!within) within = regions_.at({cell, inner}).all();
            for (const auto* shares : next->second.points)
                for (const auto& [person, share] : *shares) {
                    if (std::binary_search(within->begin(), within->end(), person)) continue;
                    beside.insert(person);
                    if (!few(beside.size())) return false;
                }
        }
        return few(beside.size());
    }

    bool rest_is_few(const Cells& cells) const {
        const auto taken = [&](std::size_t cell) { return std::binary_search(cells.begin(), cells.end(), cell); };
        const auto within = [&](std::size_t inner) {
            const auto& outer = outer_of_.at(inner);
            return std::all_of(outer.begin(), outer.end(), taken);
        };
        auto subtracted = false;
        std::set<std::int64_t> rest;
        for (const auto& [region, found] : regions_) {
            if (!taken(region.first)) continue;
            if (region.second != no_cell && within(region.second)) {
                subtracted = true;
                continue;
            }
            if (!found.some.empty() && !few(found.some.size())) return false;
            rest.insert(found.some.begin(), found.some.end());
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
    std::vector<const PublishedTable*> others_of_;
    std::vector<OtherCell> others_;
    const Discretion& discretion_;
    Regions regions_;                        ///< by cell of this table, and of the other
    std::map<std::size_t, Cells> outer_of_;  ///< of a cell of the other: those it lies in, no_cell for what is outside
    std::vector<Cells> inner_of_;            ///< of a cell: those of the other that overlap it
};

}  // namespace

const PeopleByPoint::Cells& PeopleByPoint::cells_of(const PublishedTable& table) {
    const auto known = std::find_if(laid_.begin(), laid_.end(), [&](const auto& laid) { return laid.first == table; });
    if (known != laid_.end()) return known->second;
    constexpr std::size_t most = std::size_t{1} << 23;  // 64 MiB
    if (!laid_.empty() && (laid_.size() + 1) * behind_.size() > most) laid_.pop_front();
    const auto by_key = cells_by_key(table);
    Cells cells;
    cells.reserve(behind_.size());
    for (const auto& [at, shares] : behind_) {
        const auto found = tells_of(table, at) ? by_key.find(key_of(at, table.by)) : by_key.end();
        cells.push_back(found == by_key.end() ? no_cell : found->second);
    }
    return laid_.emplace_back(table, std::move(cells)).second;
}

void PeopleOfTables::expect(const PublishedTable& table) {
    widened(table.measure, table.days, dimension_names(table.by));
}

PeopleByPoint& PeopleOfTables::of(const std::string& measure, const DaySpan& days, const DimensionNames& dimensions) {
    auto& known = widened(measure, days, dimensions);
    if (!known.people) known.people.emplace(behind(members_, measure, known.days, known.dimensions));
    return *known.people;
}

std::map<std::string, Shares> PeopleOfTables::by_key(const PublishedTable& table) {
    return shares_by_key(of(table.measure, table.days, dimension_names(table.by)).behind(), table);
}

/// What is known is forgotten where it is not enough.
PeopleOfTables::Known& PeopleOfTables::widened(const std::string& measure, const DaySpan& days,
                                               const DimensionNames& dimensions) {
    auto& known = known_.try_emplace(measure, Known{days, dimensions, {}}).first->second;
    const DaySpan all{std::min(known.days.start, days.start), std::max(known.days.end, days.end)};
    auto named = known.dimensions;
    named.insert(dimensions.begin(), dimensions.end());
    if (all != known.days || named != known.dimensions) known = {all, std::move(named), {}};
    return known;
}

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

bool sum_leaves_few(const PublishedTable& whole, const std::vector<const PublishedTable*>& parts, PeopleByPoint& people,
                    const Discretion& discretion) {
    return Overlay(whole, parts, people, discretion).rest_is_few();
}

Difference difference_of(const PublishedTable& one, const PublishedTable& other, PeopleByPoint& people,
                         const Discretion& discretion, bool one_page) {
    const Overlay there(one, {&other}, people, discretion), back = there.turned();
    for (const auto* overlay : {&there, &back})
        if (overlay->rest_is_few() || (!one_page && overlay->people_differ_by_few())) return Difference::few;
    return !one_page && there.changed() ? Difference::changed : Difference::none;
}

}  // namespace tiers::report
