#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

/// Somebody who waits for seats that are taken.
struct Waiting {
    Id id = 0;
    std::string resource_id, resource_name;
    Id member = 0;
    std::string member_name;
    Span span;
    std::string zone;
    int seats = 1;
    std::string label;
    std::string state;                 ///< waiting, over (its time has begun), promoted, withdrawn
    std::optional<std::int64_t> rank;  ///< among those who wait for some of the same time; 1 is next
    std::optional<Id> booking;         ///< that was made of it
    Instant asked{};
};

struct WaitRequest {
    std::string resource;  ///< declared id
    Id member = 0;
    Span span;
    int seats = 1;
    std::string label;
    std::string key;  ///< idempotency key, empty for none
};
/// Puts somebody on the waiting list. Throws Conflict for what is free or waited for already, and what the rules refuse
/// but for the room that there is.
TIERS_API Waiting wait(Store& store, const WaitRequest& request);
/// Throws NotFound, and Conflict for one that waits no more.
TIERS_API Waiting stop_waiting(Store& store, Id id);

struct WaitingQuery {
    std::optional<Span> span;
    std::string resource;  ///< declared id, empty for all
    std::optional<Id> member;
    bool ended = false;  ///< also those that wait no more
};
/// Calls back for each in order of asking.
TIERS_API void each_waiting(const Store& store, const WaitingQuery& query,
                            const std::function<void(const Waiting&)>& take);
/// What keeps one from being promoted now: a sentence, empty where nothing does.
TIERS_API std::string why_waiting(const Store& store, const Waiting& waiting);

/// Tries all who wait, in order of asking: for what frees many seats at once. Those that were made.
TIERS_API std::vector<Booking> promote_waiting(Store& store);
/// The greatest id of a booking; 0 where there is none.
TIERS_API Id last_id(const Store& store);
/// What the waiting list has made of those after a booking, in order.
TIERS_API std::vector<Booking> promoted_after(const Store& store, Id booking);

TIERS_API std::vector<Column> waiting_columns();
TIERS_API Row waiting_row(const Waiting& waiting);
/// "waiting  3  Hall  12 March 2026, 14:00-16:00  Paul  1 in line".
TIERS_API std::string waiting_sentence(std::string_view done, const Waiting& waiting, Language language);

}  // namespace tiers::booking
