#include "event/event_store.h"

#include <tiers/certificate.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/values.h"
#include "member/check.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

std::int64_t seconds(Instant at) {
    return at.time_since_epoch().count();
}

}  // namespace

void refuse_ended(const Event& event) {
    if (event.state == "done" || event.state == "cancelled")
        throw Conflict("event_ended", say("event '{}' has ended: {}", event.code, tr(event.state.c_str())),
                       say("tiers event show {}", event.code));
}

Event standing_event(const Store& store, std::string_view code) {
    auto event = get(store, code);
    refuse_ended(event);
    return event;
}

Session standing_session(const Store& store, const Event& event, std::string_view code) {
    auto session = get_session(store, event.code, code);
    if (session.cancelled)
        throw Conflict("session_cancelled", say("session '{}' is cancelled", session.code),
                       say("tiers event sessions {}", event.code));
    return session;
}

Id insert_event(Store& store, const Event& event) {
    store.db()
        .prepare(sql::event::insert_event)
        .bind(":code", event.code)
        .bind(":title", event.title)
        .bind(":summary", event.summary)
        .bind(":place", event.place)
        .bind(":organiser", event.organiser)
        .bind(":edition", event.edition)
        .bind(":follows", event.follows)
        .bind(":capacity", event.capacity)
        .bind(":opens", event.opens)
        .bind(":closes", event.closes)
        .bind(":offer", event.offer)
        .bind(":price", event.price)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void update_event(Store& store, const Event& event) {
    store.db()
        .prepare(sql::event::update_event)
        .bind(":title", event.title)
        .bind(":summary", event.summary)
        .bind(":organiser", event.organiser)
        .bind(":edition", event.edition)
        .bind(":state", event.state)
        .bind(":capacity", event.capacity)
        .bind(":opens", event.opens)
        .bind(":closes", event.closes)
        .bind(":offer", event.offer)
        .bind(":price", event.price)
        .bind(":now", store.now())
        .bind(":id", event.id)
        .run();
}

Id insert_session(Store& store, const Session& session) {
    store.db()
        .prepare(sql::event::insert_session)
        .bind(":event", session.event)
        .bind(":code", session.code)
        .bind(":title", session.title)
        .bind(":kind", session.kind)
        .bind(":track", session.track)
        .bind(":summary", session.summary)
        .bind(":start", session.span.start)
        .bind(":end", session.span.end)
        .bind(":wall_start", Zone::named(session.zone).wall(session.span.start))
        .bind(":booking", session.booking)
        .bind(":location", session.location)
        .bind(":capacity", session.capacity)
        .bind(":signup", session.signup)
        .bind(":price", session.price)
        .bind(":gives", session.gives)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void update_session(Store& store, const Session& session) {
    store.db()
        .prepare(sql::event::update_session)
        .bind(":title", session.title)
        .bind(":kind", session.kind)
        .bind(":track", session.track)
        .bind(":summary", session.summary)
        .bind(":start", session.span.start)
        .bind(":end", session.span.end)
        .bind(":wall_start", Zone::named(session.zone).wall(session.span.start))
        .bind(":booking", session.booking)
        .bind(":location", session.location)
        .bind(":capacity", session.capacity)
        .bind(":signup", session.signup)
        .bind(":price", session.price)
        .bind(":gives", session.gives)
        .bind(":cancelled", session.cancelled)
        .bind(":now", store.now())
        .bind(":id", session.id)
        .run();
}

void record_event(Store& store, std::string_view done, const Event& event) {
    const Json content{{"done", done},
                       {"code", event.code},
                       {"title", event.title},
                       {"state", event.state},
                       {"capacity", event.capacity ? Json(*event.capacity) : Json()},
                       {"price", event.price ? Json(*event.price) : Json()}};
    journal::write(store, "event", event.id, written(content));
}

void record_session(Store& store, std::string_view done, const Session& session) {
    Json content{{"done", done},
                 {"event", session.event},
                 {"code", session.code},
                 {"title", session.title},
                 {"start", seconds(session.span.start)},
                 {"end", seconds(session.span.end)},
                 {"room", session.room},
                 {"capacity", session.capacity ? Json(*session.capacity) : Json()},
                 {"price", session.price ? Json(*session.price) : Json()},
                 {"speakers", Json::array()}};
    for (const auto& speaker : session.speakers) content["speakers"].push_back(speaker.name);
    journal::write(store, "session", session.id, written(content));
}

void check_code(const std::string& code) {
    if (!catalogue::valid_id(code))
        throw BadInput("bad_id", say("'{}' cannot be an id", code),
                       tr("small letters, digits and hyphens, and a letter among them: forum-2026"));
}

void check_price(std::optional<std::int64_t> price) {
    if (price && (*price < 1 || *price > 100'000'000))
        throw BadInput("bad_price", tr("a price is an amount of money for each head, or free"));
}

void check_event(const Store& store, Event& event) {
    check_code(event.code);
    member::check_line("title", event.title);
    member::check_note("summary", event.summary);
    if (event.title.empty()) throw BadInput("no_title", tr("an event has a title"));
    if (event.organiser) member::get(store, *event.organiser);
    if (event.capacity && *event.capacity < 0) throw BadInput("bad_capacity", tr("a capacity is a number of people"));
    if (event.edition && *event.edition < 1) throw BadInput("bad_edition", tr("editions are counted from 1"));
    if (event.opens && event.closes && *event.closes <= *event.opens)
        throw BadInput("bad_interval", tr("registrations close after they open"));
    if (event.offer && event.offer->count() <= 0) throw BadInput("bad_offer", tr("an offer lasts some time"));
    check_price(event.price);
}

void check_session(const Store& store, Session& session) {
    check_code(session.code);
    for (auto& [name, text] : {std::pair<const char*, std::string&>{"title", session.title},
                               {"track", session.track},
                               {"location", session.location}})
        member::check_line(name, text);
    member::check_note("summary", session.summary);
    if (session.title.empty()) throw BadInput("no_title", tr("a session has a title"));
    const auto kinds = session_kinds();
    if (std::find(kinds.begin(), kinds.end(), session.kind) == kinds.end())
        throw BadInput("bad_kind", say("'{}' is no kind of session", session.kind), join(kinds, ", "));
    if (session.span.empty()) throw BadInput("bad_interval", tr("a session ends after it starts"));
    if (session.capacity && *session.capacity < 0)
        throw BadInput("bad_capacity", tr("a capacity is a number of people"));
    check_price(session.price);
    if (session.price && !session.signup)
        throw BadInput("no_signup", say("session '{}' has no registrations to pay for", session.code), "--signup");
    if (!session.gives.empty()) member::last_day(store, session.gives, Day{});
    for (auto& speaker : session.speakers) {
        if (speaker.member && speaker.name.empty()) speaker.name = member::get(store, *speaker.member).name;
        member::check_line("speaker", speaker.name);
        if (speaker.name.empty()) throw BadInput("no_name", tr("a speaker has a name"));
    }
}

}  // namespace tiers::event
