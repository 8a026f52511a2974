#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

/// What was handed over with a booking, and is due back: the resource itself, or a thing that goes with it.
struct Handover {
    Id id = 0;
    Id booking = 0;
    std::string resource_id, resource_name, member_name;
    std::string zone;
    std::string item;  ///< empty: the resource itself
    Instant at{}, due{};
    std::optional<Instant> returned;
    std::string note;   ///< the state it came back in
    bool late = false;  ///< came back after it was due, or is out and was due by now
};

struct Handing {
    Id booking = 0;
    std::string item = {};
    Instant at{};
    std::optional<Instant> due = {};  ///< when it is due back; the end of the booking when left out
    std::string key = {};             ///< idempotency key, empty for none
};
/// Throws NotFound, Conflict for a booking that has ended or waits, or a thing that is out already, and BadInput where
/// it would be due before it is handed over.
TIERS_API Handover hand_over(Store& store, const Handing& handing);
/// All that is out with a booking, or one thing of it, is back. Throws Conflict where nothing is out.
TIERS_API std::vector<Handover> bring_back(Store& store, Id booking, const std::optional<std::string>& item, Instant at,
                                           const std::string& note);

struct HandoverQuery {
    std::string resource;   ///< declared id, empty for all
    bool late = false;      ///< only what is out and was due by now
    bool returned = false;  ///< also what is back
};
/// In the order in which they are due.
TIERS_API std::vector<Handover> handovers(const Store& store, const HandoverQuery& query);

TIERS_API std::vector<Column> handover_columns();
TIERS_API Row handover_row(const Handover& handover);
/// "handed over  2  booking 12  Projector  Paul  due 12 March 2026, 16:00".
TIERS_API std::string handover_sentence(std::string_view done, const Handover& handover, Language language);

}  // namespace tiers::booking
