#pragma once

#include <tiers/document.h>
#include <tiers/i18n.h>
#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::event {

using Id = std::int64_t;

/// What a place organises. It lasts from its first session to its last.
struct Event {
    Id id = 0;
    std::string code;  ///< as ids in tiers.toml are: rencontres-2013
    std::string title, summary;
    std::string place;  ///< declared id
    std::string zone;
    std::optional<std::int64_t> organiser;  ///< member in whose name its rooms are booked
    std::string organiser_name;
    std::optional<std::int64_t> edition;
    std::optional<Id> follows;             ///< the edition it was copied from
    std::string state;                     ///< draft, open, closed, done, cancelled
    std::optional<std::int64_t> capacity;  ///< heads; nothing: no limit
    std::optional<std::int64_t> price;     ///< cents of one head; nothing: free; its ticket categories have their own
    std::string currency;
    std::optional<Instant> opens, closes;  ///< when registrations are taken
    std::optional<Seconds> offer;          ///< how long a freed seat is offered; nothing: it is given at once
    std::optional<Instant> start, end;     ///< of its sessions that are not cancelled
    std::int64_t taken = 0, waiting = 0;   ///< heads with a seat; registrations that wait
    bool categories_full = false;          ///< it has ticket categories, and none has a seat left

    bool full() const { return (capacity && taken >= *capacity) || categories_full; }
    /// Its state, or "full" while it is open and has no seat left.
    std::string stage() const { return state == "open" && full() ? "full" : state; }
};

/// By its code. Throws NotFound with the nearest.
TIERS_API Event get(const Store& store, std::string_view code);

/// Makes a draft; `place`, `code` and `title` are wanted. A key makes a retry safe. Throws BadInput, NotFound, and
/// Conflict for a code that is taken.
TIERS_API Event add(Store& store, const Event& wanted, std::string_view key = {});

/// What changes; an empty inner value takes away.
struct EventEdit {
    std::optional<std::string> title, summary;
    std::optional<std::optional<std::int64_t>> organiser, edition, capacity, price;
    std::optional<std::optional<Instant>> opens, closes;
    std::optional<std::optional<Seconds>> offer;
};
/// Who waits comes in where there is room now. Throws Conflict for fewer seats than are taken.
TIERS_API Event edit(Store& store, std::string_view code, const EventEdit& edit);

/// Opens or closes registrations, or says that it is over. Throws Conflict for an event that has ended.
TIERS_API Event open(Store& store, std::string_view code);
TIERS_API Event close(Store& store, std::string_view code);
/// Cancels it with its sessions, their rooms, and its registrations.
TIERS_API Event cancel(Store& store, std::string_view code, const std::string& reason);

/// A new draft with the same categories and sessions, the first of which is on a day; rooms are booked, where they are
/// free, and those that are not are named. Speakers stay. Throws Conflict for a code that is taken.
struct Copied {
    Event event;
    std::vector<std::string> without_room;  ///< why, by session: "atelier-1: ..."
};
TIERS_API Copied copy(Store& store, std::string_view from, std::string_view code, Day first,
                      const std::optional<std::string>& title, std::string_view key = {});

struct EventQuery {
    std::optional<Span> span;                 ///< that meet it; those without a session are in every one
    std::optional<std::string> place, state;  ///< declared id; a state, or "full"
};
/// In order of their first session.
TIERS_API std::vector<Event> events(const Store& store, const EventQuery& query);

/// The columns every verb about events prints, a row of them, and the line people read.
TIERS_API std::vector<Column> event_columns();
TIERS_API Row event_row(const Event& event);
TIERS_API std::string event_sentence(std::string_view done, const Event& event, Language language);

}  // namespace tiers::event
