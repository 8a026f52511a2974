#include "exchange/session_entry.h"

#include <fmt/format.h>

#include "event/speakers.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

std::string told_about(const event::Session& session) {
    auto text = event::speaker_names(session);
    if (!text.empty() && !session.summary.empty()) text += "\n\n";
    return text + session.summary;
}

}  // namespace

SessionEntries::SessionEntries(const Store& store, const event::Event& event)
    : store_(store),
      event_(event),
      rooms_(store),
      guids_(store),
      place_(catalogue::find_place(store, event.place).name) {}

/// It changes when the row does, and so its number grows with the seconds since it was made.
format::CalendarEntry SessionEntries::of(const event::Session& session) const {
    auto row = store_.db().prepare("select recorded, recorded - created from session where id = :id");
    row.bind(":id", session.id);
    row.step();
    return {.uid = guids_.of(event_, session),
            .sequence = row.integer(1),
            .stamp = row.instant(0),
            .span = session.span,
            .status = session.cancelled ? "CANCELLED" : "CONFIRMED",
            .summary = session.title,
            .description = told_about(session),
            .location = location(session),
            .organizer = {},
            .attendee = {}};
}

std::string SessionEntries::location(const event::Session& session) const {
    const auto room = rooms_.of(session);
    return room.empty() ? place_ : fmt::format("{}, {}", room, place_);
}

}  // namespace tiers::exchange
