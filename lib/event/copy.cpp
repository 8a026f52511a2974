#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/event_category.h>
#include <tiers/session.h>
#include <tiers/words.h>

#include "event/event_store.h"
#include "event/session_more.h"
#include "store/request_key.h"
#include "store/savepoint.h"

namespace tiers::event {

namespace {

/// The same wall time, so many days later.
Instant shifted(Instant at, const Zone& zone, std::chrono::days days) {
    return zone.instant(zone.wall(at) + days);
}

SessionRequest request_of(const Session& session, const std::string& event, const Zone& zone, std::chrono::days days) {
    SessionRequest request;
    request.event = event;
    request.code = session.code;
    request.title = session.title;
    request.kind = session.kind;
    request.track = session.track;
    request.summary = session.summary;
    request.room = session.room;
    request.location = session.location;
    request.gives = session.gives;
    request.span = {shifted(session.span.start, zone, days), shifted(session.span.end, zone, days)};
    request.capacity = session.capacity;
    request.signup = session.signup;
    request.price = session.price;
    request.speakers = session.speakers;
    return request;
}

/// What programmes tell of one beyond that; not its address, where the page of that edition is.
void tell_more(Store& store, const Session& session, const Session& made) {
    auto more = session_more(store, session.id);
    more.url.clear();
    keep_session_more(store, made.id, std::move(more));
}

/// In its room, or without where that is not to be had; why then.
std::string copy_session(Store& store, const Session& session, SessionRequest request) {
    try {
        Savepoint part(store);
        tell_more(store, session, add_session(store, request));
        part.keep();
        return {};
    } catch (const Error& error) {
        if (request.room.empty() || (error.exit() != Exit::conflict && error.exit() != Exit::refused)) throw;
        request.room.clear();
        tell_more(store, session, add_session(store, request));
        return request.code + ": " + error.what();
    }
}

}  // namespace

Copied copy(Store& store, std::string_view from, std::string_view code, Day first,
            const std::optional<std::string>& title, std::string_view key) {
    const request_key::Request asked("event copy",
                                     fmt::format("{}|{}|{}|{}", from, code, iso(first), title.value_or("")));
    if (!key.empty())
        if (const auto made = request_key::known(store, key, asked)) return {with_id(store, *made), {}};
    const auto source = get(store, from);
    auto wanted = source;
    wanted.code = code;
    if (title) wanted.title = *title;
    if (source.edition) wanted.edition = *source.edition + 1;
    wanted.follows = source.id;
    wanted.opens = wanted.closes = std::nullopt;
    Copied copied{add(store, wanted), {}};
    if (!key.empty()) request_key::remember(store, key, asked, std::to_string(copied.event.id));
    for (const auto& category : categories(store, source))
        put_category(store, copied.event.code, category.code, {category.title, category.capacity, category.price});
    if (!source.start) return copied;
    const auto zone = Zone::named(source.zone);
    const auto days = first - zone.day(*source.start);
    for (const auto& session : sessions(store, source))
        if (auto why = copy_session(store, session, request_of(session, copied.event.code, zone, days)); !why.empty())
            copied.without_room.push_back(std::move(why));
    copied.event = get(store, copied.event.code);
    return copied;
}

}  // namespace tiers::event
