#pragma once

#include <tiers/published.h>
#include <tiers/report.h>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tiers::report {

/// Who is behind a figure, and how much of it is of each: hours, days or cents. What is added is put in order when it
/// is asked for: among a hundred thousand people it is mostly added.
class Shares {
public:
    using Share = std::pair<std::int64_t, double>;

    /// What somebody has, to be added to.
    double& operator[](std::int64_t person) {
        if (!all_.empty() && all_.back().first == person) return all_.back().second;
        if (all_.size() == all_.capacity()) make_room();
        in_order_ = in_order_ && (all_.empty() || all_.back().first < person);
        return all_.emplace_back(person, 0.0).second;
    }

    /// Each person once, in order.
    std::size_t size() const { return in_order().size(); }
    std::vector<Share>::const_iterator begin() const { return in_order().begin(); }
    std::vector<Share>::const_iterator end() const { return in_order().end(); }

private:
    const std::vector<Share>& in_order() const {
        put_in_order();
        return all_;
    }
    void put_in_order() const;
    void make_room();

    mutable std::vector<Share> all_;
    mutable bool in_order_ = true;
};

void add(Shares& all, const Shares& more);

/// Where something is counted, by dimension: {"month", "2026-02"}, {"weekday", "mon"}, {"resource", "room-a"}.
using Point = std::map<std::string, std::string>;

/// Who is behind what is counted, at each point of the dimensions it is told by: what any table of it is made of.
using Behind = std::map<Point, Shares>;

/// What is counted, and can be told by several reports.
namespace measures {
constexpr auto booked = "booked", sold = "sold", present = "present", earned = "earned";
constexpr auto membership = "membership";  ///< members on a day of a month at least
constexpr auto members = "members";        ///< when a month ends
constexpr auto joined = "joined", returned = "returned", left = "left";
constexpr auto attended = "attended";      ///< noted by name at a session
constexpr auto registered = "registered";  ///< who has a seat at an event, in the month in which it begins
constexpr auto answered = "answered";      ///< forms of a survey of an event, in the month in which it begins
constexpr auto volunteered = "volunteered";
// Of follow-ups by "stage", "level" or "kind" there are more: followup_measure().
constexpr auto followup_outcomes = "followup-outcomes", followup_jobs = "followup-jobs", still_there = "still-there";
}  // namespace measures

using DimensionNames = std::set<std::string>;
/// Those that name the cells of a table.
DimensionNames dimension_names(const std::string& by);

struct MembersCounted;
/// Members of all places, the same whatever the days they are asked for; counted when they are first, unless they are
/// known.
class AllMembers {
public:
    explicit AllMembers(const Store& store, std::shared_ptr<const MembersCounted> known = {})
        : store_(store), known_(std::move(known)) {}
    const Store& store() const { return store_; }
    const MembersCounted& get();

private:
    const Store& store_;
    std::shared_ptr<const MembersCounted> known_;
};

/// Of whole months. Of dimensions that say what somebody is ("commune", "category", "mode") and of events, points have
/// those that are asked for. Nobody for a measure that is not known by its people.
Behind behind(const Store& store, const std::string& measure, const DaySpan& days, const DimensionNames& asked = {});
Behind behind(AllMembers& members, const std::string& measure, const DaySpan& days, const DimensionNames& asked);

/// What names a cell in some dimensions, commas between: "room-a/mon"; behind what it is booked by, where it is:
/// "whole/room-a/mon".
std::string key_of(const Point& at, const std::string& by);
/// Whether a table tells of a point: of its days and its place.
bool tells_of(const PublishedTable& table, const Point& at);
/// The people of each key of a table that has no cells yet.
std::map<std::string, Shares> shares_by_key(const Behind& behind, const PublishedTable& table);
std::map<std::string, Shares> shares_by_key(const Store& store, const PublishedTable& table);

/// Hands on what is to be remembered of what is published, to who asked for it.
void publishing(const Query& query, PublishedTable table);

/// When a cell tells too much: of few people, or of one organisation.
class Discretion {
public:
    explicit Discretion(const Store& store);
    std::int64_t least() const { return least_; }
    bool few(std::int64_t people) const { return people > 0 && people < least_; }
    /// Nine tenths of it are of one organisation and of those who belong to it.
    bool filled(const Shares& shares) const;
    /// People behind a cell; one, of a cell that one organisation fills.
    std::int64_t people(const Shares& shares) const {
        return filled(shares) ? 1 : static_cast<std::int64_t>(shares.size());
    }
    bool small(const Shares& shares) const { return few(people(shares)); }

private:
    using Organisations = std::map<std::int64_t, std::int64_t>;  ///< by who belongs to it, itself too
    const Organisations& organisations() const;

    const Store& store_;
    std::int64_t least_;
    mutable std::optional<Organisations> organisations_;  ///< read where it is first asked for
};

}  // namespace tiers::report
