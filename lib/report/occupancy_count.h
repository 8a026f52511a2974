#pragma once

#include <tiers/report.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/buckets.h"
#include "report/dimensions.h"

namespace tiers::report {

/// What was counted in one cell, in seat-seconds. Numerators and denominators only: nothing here is a rate. What is
/// tentative waits for a word and is no part of what is booked; it is counted in a forecast alone.
struct Counts {
    std::int64_t open = 0, booked = 0, attended = 0, outside = 0, contracted = 0, tentative = 0;
    std::int64_t bookings = 0;
    /// Of resources where somebody checked in, in whichever bucket: what was open of them so far, and the bookings
    /// nobody came for.
    std::int64_t measured_open = 0, no_shows = 0;
    /// Of what is booked whole for sessions whose heads are known, whether open or not: how long, times the heads that
    /// came, and times those it holds.
    std::int64_t headed = 0, heads = 0, holds = 0;

    std::optional<double> occupancy() const { return quotient(booked, open); }
    bool measured() const { return measured_open > 0 || no_shows > 0; }
    std::optional<double> attendance() const { return quotient(attended, measured_open); }
    /// What subscriptions hold.
    std::optional<double> contract() const { return quotient(contracted, open); }
    /// Of sessions whose heads are known.
    std::optional<double> seats_used() const { return quotient(heads, holds); }
    /// Open, and nobody's.
    std::int64_t free() const { return open - booked - contracted - tentative; }
    Counts& operator+=(const Counts& more);

private:
    static std::optional<double> quotient(std::int64_t part, std::int64_t all) {
        return all > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(all)) : std::nullopt;
    }
};

/// Seats taken at once, since when, and the seats there were then; those are not known where nothing was open.
struct Taken {
    std::int64_t seats = 0;
    std::optional<std::int64_t> at, of;  ///< UTC seconds, seats
};

/// How full something was within a bucket: at most, whether open or not; and at most for 95 % of the half hours of
/// opening (nearest rank), in the first half hour that was as full; when nothing was taken is not told. A half hour is
/// as full as it is at its fullest.
struct Levels {
    Taken peak;
    std::optional<Taken> p95;               ///< none where it never opens
    std::int64_t half_hours = 0, full = 0;  ///< of opening, and those of them in which no seat was left at some time
};

constexpr std::size_t hours_of_week = 168;

/// A row of the report before it is split by time: what is booked by seats, or whole; and a resource, kind or place.
struct Group {
    bool whole = false;
    std::string name;       ///< declared id; empty for all
    std::string within;     ///< another one, of two things at once
    bool composed = false;  ///< made of other resources, which count its bookings too: no part of totals
    std::vector<Counts> buckets;
    std::vector<Counts> week = {};    ///< by local hour of the week, Monday first; none where they are not counted
    std::vector<Levels> levels = {};  ///< of each bucket; none where all things are together, or none are asked for
    Zone zone = Zone::utc();
};

struct Counted {
    Dimensions by;
    std::vector<Group> groups;
    DaySpan days;
    Buckets buckets;
    std::string zones;  ///< names of the zones that days were counted in
};

/// The day of the first booking there is.
std::optional<Day> first_booked(const Store& store, const Zone& zone);

/// What levels are of.
enum class Taking { booked, booked_and_held };

/// What is counted beside what is open and what is taken of it.
struct Beside {
    bool weeks = true;   ///< the hours of the week of each group, beside its buckets
    bool levels = true;  ///< where things are told apart
    bool starts = true;  ///< bookings, no-shows and check-ins
};

Counted count_occupancy(const Store& store, const Query& query, Taking taking = Taking::booked,
                        const Beside& beside = {});

}  // namespace tiers::report
