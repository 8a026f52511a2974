#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/event_category.h>

#include "base/text.h"
#include "event/event_store.h"
#include "event/seats.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

Event event_of(const Statement& row) {
    Event event;
    event.id = row.integer(0);
    event.code = row.text(1);
    event.title = row.text(2);
    event.summary = row.text(3);
    event.place = row.text(4);
    event.zone = row.text(5);
    event.organiser = row.optional<std::int64_t>(6);
    event.organiser_name = row.text(7);
    event.edition = row.optional<std::int64_t>(8);
    event.follows = row.optional<Id>(9);
    event.state = row.text(10);
    event.capacity = row.optional<std::int64_t>(11);
    event.opens = row.optional<Instant>(12);
    event.closes = row.optional<Instant>(13);
    event.offer = row.optional<Seconds>(14);
    event.start = row.optional<Instant>(15);
    event.end = row.optional<Instant>(16);
    event.taken = row.integer(17);
    event.waiting = row.integer(18);
    event.categories_full = row.integer(19) != 0;
    event.price = row.optional<std::int64_t>(20);
    event.currency = row.text(21);
    return event;
}

[[noreturn]] void throw_unknown(const Store& store, std::string_view code) {
    std::vector<std::string> known;
    for (const auto& event : events(store, {})) known.push_back(event.code);
    const auto near = did_you_mean(code, known);
    throw NotFound("unknown_event", say("no event '{}'", code), near.empty() ? "tiers event list" : near);
}

Event with_state(Store& store, std::string_view code, const char* state, const char* done) {
    auto event = standing_event(store, code);
    event.state = state;
    update_event(store, event);
    record_event(store, done, event);
    return event;
}

/// All of what is asked, for telling a retry from another request.
std::string request_text(const Event& event) {
    const auto number = [](std::optional<std::int64_t> value) { return value ? std::to_string(*value) : ""; };
    const auto instant = [](std::optional<Instant> at) { return at ? iso(WallTime(at->time_since_epoch())) : ""; };
    return join({event.code, event.title, event.summary, event.place, number(event.organiser), number(event.edition),
                 number(event.capacity), instant(event.opens), instant(event.closes),
                 event.offer ? std::to_string(event.offer->count()) : ""},
                "|") +
           (event.price ? fmt::format("|price {}", *event.price) : "");
}

template <class T>
void put_event(const std::optional<T>& given, T& field) {
    if (given) field = *given;
}

}  // namespace

Event get(const Store& store, std::string_view code) {
    {
        auto row = store.db().prepare(sql::event::events);
        row.bind(":code", code).bind(":now", store.now());
        if (row.step()) return event_of(row);
    }
    throw_unknown(store, code);
}

Event with_id(const Store& store, std::string_view id) {
    auto row = store.db().prepare(sql::event::events);
    row.bind(":id", whole_number(id)).bind(":now", store.now());
    row.step();
    return event_of(row);
}

std::vector<Event> events(const Store& store, const EventQuery& query) {
    auto row = store.db().prepare(sql::event::events);
    row.bind(":place", query.place).bind(":now", store.now());
    if (query.span) row.bind(":from", query.span->start).bind(":to", query.span->end);
    std::vector<Event> found;
    while (row.step()) found.push_back(event_of(row));
    if (query.state) std::erase_if(found, [&](const Event& event) { return event.stage() != *query.state; });
    return found;
}

Event add(Store& store, const Event& wanted, std::string_view key) {
    auto event = wanted;
    check_event(store, event);
    const request_key::Request asked("event add", request_text(event));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, asked)) return with_id(store, *id);
    for (const auto& other : events(store, {}))
        if (other.code == event.code)
            throw Conflict("event_code", say("there is an event '{}' already", event.code),
                           say("tiers event show {}", event.code));
    event.place = catalogue::find_place(store, event.place).id;
    insert_event(store, event);
    event = get(store, event.code);
    record_event(store, "added", event);
    if (!key.empty()) request_key::remember(store, key, asked, std::to_string(event.id));
    return event;
}

Event edit(Store& store, std::string_view code, const EventEdit& edit) {
    auto event = standing_event(store, code);
    put_event(edit.title, event.title);
    put_event(edit.summary, event.summary);
    put_event(edit.organiser, event.organiser);
    put_event(edit.edition, event.edition);
    put_event(edit.capacity, event.capacity);
    put_event(edit.price, event.price);
    if (edit.price && *edit.price && !categories(store, event).empty())
        throw BadInput("price_of_categories", say("event '{}' has ticket categories, which have prices", event.code),
                       say("tiers event category {} ID --price AMOUNT", event.code));
    put_event(edit.opens, event.opens);
    put_event(edit.closes, event.closes);
    put_event(edit.offer, event.offer);
    check_event(store, event);
    end_lapsed(store, event);
    update_event(store, event);
    record_event(store, "changed", event);
    promote(store, event.code);
    return get(store, code);
}

Event open(Store& store, std::string_view code) {
    const auto event = with_state(store, code, "open", "opened");
    promote(store, event.code);
    return get(store, code);
}

Event close(Store& store, std::string_view code) {
    return with_state(store, code, "closed", "closed");
}

Event cancel(Store& store, std::string_view code, const std::string& reason) {
    const auto event = standing_event(store, code);
    end_all(store, event, reason);
    for (const auto& session : sessions(store, event)) cancel_session(store, code, session.code, reason);
    with_state(store, code, "cancelled", "cancelled");
    return get(store, code);
}

}  // namespace tiers::event
