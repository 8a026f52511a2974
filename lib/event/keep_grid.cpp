#include <tiers/barcamp_grid.h>

#include "event/event_store.h"
#include "event/grid_wish_store.h"
#include "event/proposal_store.h"

namespace tiers::event {

namespace {

SessionRequest request_for(const TopicGrid& grid, const TopicGrid::Place& place) {
    SessionRequest request;
    request.event = grid.event.code;
    request.title = place.topic.title;
    request.kind = "barcamp";
    request.summary = place.topic.summary;
    request.room = grid.rooms[*place.room].id;
    request.span = grid.slots[*place.slot];
    for (const auto& host : place.topic.hosts) request.speakers.push_back({host.member, host.name});
    return request;
}

/// Out of the way of those that take its room.
void leave_room(Store& store, const TopicGrid& grid, const TopicGrid::Place& place) {
    SessionEdit edit;
    edit.room = "";
    edit_session(store, grid.event.code, place.topic.session, edit);
}

void enter_room(Store& store, const TopicGrid& grid, const TopicGrid::Place& place) {
    SessionEdit edit;
    edit.span = grid.slots[*place.slot];
    edit.room = grid.rooms[*place.room].id;
    edit.capacity = grid.rooms[*place.room].capacity;
    edit_session(store, grid.event.code, place.topic.session, edit);
}

}  // namespace

void keep_grid(Store& store, TopicGrid& grid) {
    standing_event(store, grid.event.code);
    keep_pins(store, grid);
    for (const auto& place : grid.places) {
        if (place.topic.session.empty()) continue;
        if (place.moved) leave_room(store, grid, place);
        if (place.slot) continue;
        set_placed(store, place.topic.id, {});
        cancel_session(store, grid.event.code, place.topic.session, tr("no cell is left for the topic"));
    }
    for (auto& place : grid.places) {
        if (!place.slot) {
            place.topic.session.clear();
        } else if (!place.topic.session.empty()) {
            if (place.moved) enter_room(store, grid, place);
        } else {
            const auto made = add_session(store, request_for(grid, place));
            set_placed(store, place.topic.id, made.id);
            place.topic.session = made.code;
        }
    }
}

}  // namespace tiers::event
