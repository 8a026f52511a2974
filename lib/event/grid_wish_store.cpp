#include "event/grid_wish_store.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

std::string spelled_slots(const std::vector<Instant>& slots) {
    std::vector<std::string> texts;
    for (const auto slot : slots) texts.push_back(fmt::format("{}", slot.time_since_epoch().count()));
    return join(texts, " ");
}

std::vector<Instant> slots_in(std::string_view text) {
    std::vector<Instant> slots;
    for (const auto slot : split(text, ' '))
        if (const auto seconds = whole_number(slot)) slots.emplace_back(Seconds(*seconds));
    return slots;
}

bool is_host(const TopicGrid::Away& away, std::optional<Id> participant, std::string_view name) {
    return away.participant ? away.participant == participant : !participant && away.name == folded(name);
}

struct HostRow {
    Id id = 0;
    std::optional<Id> participant;
    std::string name, away;
};

std::vector<HostRow> host_rows(const Store& store, const Event& event) {
    auto row = store.db().prepare(
        "select h.id, h.participant_id, h.name, h.away from proposal_host h join proposal p on p.id = h.proposal_id "
        "where p.event_id = :event order by h.id");
    row.bind(":event", event.id);
    std::vector<HostRow> found;
    while (row.step()) found.push_back({row.integer(0), row.optional<Id>(1), row.text(2), row.text(3)});
    return found;
}

std::string away_of(const TopicGrid& grid, const HostRow& host) {
    const auto found = std::ranges::find_if(
        grid.absences, [&](const TopicGrid::Away& away) { return is_host(away, host.participant, host.name); });
    return found == grid.absences.end() ? std::string() : spelled_slots(found->slots);
}

void write_pin(Store& store, Id topic, const TopicGrid::Pin& pin) {
    store.db()
        .prepare(
            "update proposal set pinned = :slot, pinned_room_id = (select id from resource where code = :room), "
            "recorded = :now where id = :id")
        .bind(":slot", pin.slot)
        .bind(":room", unless_empty(pin.room))
        .bind(":now", store.now())
        .bind(":id", topic)
        .run();
}

void write_absences(Store& store, const TopicGrid& grid) {
    for (const auto& host : host_rows(store, grid.event))
        if (const auto away = away_of(grid, host); away != host.away)
            store.db()
                .prepare("update proposal_host set away = :away where id = :id")
                .bind(":away", away)
                .bind(":id", host.id)
                .run();
}

void record_pins(Store& store, const TopicGrid& grid) {
    Json content{{"done", "pinned"}, {"pins", Json::array()}, {"absences", Json::array()}};
    for (const auto& pin : grid.pins)
        content["pins"].push_back(
            {{"topic", pin.topic}, {"slot", pin.slot->time_since_epoch().count()}, {"room", pin.room}});
    for (const auto& away : grid.absences)
        content["absences"].push_back({{"participant", away.participant ? Json(*away.participant) : Json()},
                                       {"slots", spelled_slots(away.slots)}});
    journal::write(store, "event", grid.event.id, written(content));
}

}  // namespace

std::vector<TopicGrid::Pin> kept_pins(const Store& store, const Event& event) {
    auto row = store.db().prepare(
        "select p.id, p.pinned, ifnull(r.code, '') from proposal p left join resource r on r.id = p.pinned_room_id "
        "where p.event_id = :event and p.state = 'proposed' and p.pinned is not null order by p.id");
    row.bind(":event", event.id);
    std::vector<TopicGrid::Pin> found;
    while (row.step()) found.push_back({row.integer(0), row.instant(1), row.text(2)});
    return found;
}

std::vector<TopicGrid::Away> kept_absences(const Store& store, const Event& event) {
    std::vector<TopicGrid::Away> found;
    for (const auto& host : host_rows(store, event)) {
        if (host.away.empty() || std::ranges::any_of(found, [&](const TopicGrid::Away& one) {
                return is_host(one, host.participant, host.name);
            }))
            continue;
        found.push_back({host.participant, host.participant ? std::string() : folded(host.name), slots_in(host.away)});
    }
    std::ranges::sort(found);
    return found;
}

void keep_pins(Store& store, const TopicGrid& grid) {
    if (grid.pins == kept_pins(store, grid.event) && grid.absences == kept_absences(store, grid.event)) return;
    for (const auto& place : grid.places) {
        const auto pin = std::ranges::find(grid.pins, place.topic.id, &TopicGrid::Pin::topic);
        write_pin(store, place.topic.id, pin == grid.pins.end() ? TopicGrid::Pin{} : *pin);
    }
    write_absences(store, grid);
    record_pins(store, grid);
}

}  // namespace tiers::event
