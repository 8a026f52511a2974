#pragma once

#include <tiers/report.h>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/buckets.h"

namespace tiers::report {

/// What was counted in one cell, in seat-seconds. Numerators and denominators only: nothing here is a rate.
struct Counts {
    std::int64_t open = 0, booked = 0, attended = 0, outside = 0, contracted = 0;
    std::int64_t bookings = 0, no_shows = 0, checkins = 0;

    std::optional<double> occupancy() const { return of_open(booked); }
    /// Not measured, where nobody checked in.
    std::optional<double> attendance() const { return checkins > 0 ? of_open(attended) : std::nullopt; }
    /// What subscriptions hold.
    std::optional<double> contract() const { return of_open(contracted); }
    Counts& operator+=(const Counts& more);

private:
    std::optional<double> of_open(std::int64_t part) const {
        return open > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(open)) : std::nullopt;
    }
};

/// A row of the report before it is split by time: what is booked by seats, or whole; and a resource, kind or place.
struct Group {
    bool whole = false;
    std::string name;       ///< declared id; empty for all
    bool composed = false;  ///< made of other resources, which count its bookings too: no part of totals
    std::vector<Counts> buckets;
    std::array<Counts, 168> week{};  ///< by local hour of the week, Monday first
    std::int64_t peak = 0;
    std::optional<Moment> peak_at;
};

struct Counted {
    std::vector<Group> groups;
    DaySpan days;
    Buckets buckets;
    std::string zones;  ///< names of the zones that days were counted in
};

Counted count_occupancy(const Store& store, const Query& query);

}  // namespace tiers::report
