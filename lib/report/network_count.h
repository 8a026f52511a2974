#pragma once

#include <tiers/report.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/behind.h"

namespace tiers::report {

/// Hours of seats, or of rooms that are booked whole.
struct NetworkHours {
    double booked = 0, open = 0;
    std::int64_t bookings = 0;

    std::optional<double> occupancy() const { return open > 0 ? std::optional(booked / open) : std::nullopt; }
    NetworkHours& operator+=(const NetworkHours& more);
};

/// What is compared of a place. All of it adds up but people, who may come to several.
struct NetworkPlace {
    std::string operator_name, place, name;
    std::optional<double> surface_m2;
    std::int64_t people = 0;  ///< who checked in, each once
    std::int64_t person_days = 0;
    std::int64_t days = 0;  ///< on which somebody was noted
    NetworkHours desks, rooms;
    std::optional<std::int64_t> income;  ///< cents without VAT; nothing where nobody owed any, or few to publish
    std::string currency;
    std::vector<std::string> places = {};  ///< ids, of what is published: none of those kept elsewhere
    Shares present = {}, at_desks = {}, in_rooms = {}, customers = {};  ///< of what is published

    std::optional<double> people_a_day() const;
    std::optional<double> income_a_m2() const;  ///< cents
};

/// The places of this database that are not retired, or the one that is asked for.
std::vector<NetworkPlace> count_network(const Store& store, const Query& query);

/// Places that this report told of another database, as JSON. Throws BadInput for anything else, and for a report on
/// other days.
std::vector<NetworkPlace> read_network(const ExportedReport& exported, const DaySpan& days);

}  // namespace tiers::report
