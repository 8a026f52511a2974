#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventChangeOptions {
    std::string event, session;
    std::optional<std::string> title, when, signup;
    SessionFields fields;
};

void declare(Arguments& verb, EventChangeOptions& o) {
    verb.positional("event", o.event, tr("Event it belongs to"), Names::event);
    verb.positional("session", o.session, tr("Session to change"));
    verb.option("--title", "TEXT", o.title, tr("What it is called"));
    verb.option("--when", "TIME", o.when, tr("When, for instance \"2026-12-01 14:00-16:00\""));
    declare_session_fields(verb, o.fields);
    verb.choice("--signup", "YES", o.signup, {msgid("yes"), msgid("no")}, tr("Whether it is registered for by itself"));
}

event::SessionEdit edit_of(const EventChangeOptions& o, const Store& store, const Invocation& call) {
    event::SessionEdit edit;
    edit.title = o.title;
    edit.kind = o.fields.kind;
    edit.track = o.fields.track;
    edit.summary = o.fields.summary;
    edit.location = o.fields.location;
    edit.gives = o.fields.gives;
    edit.room = o.fields.room;
    if (o.when) edit.span = parse_span(*o.when, Zone::named(event::get(store, o.event).zone), call.now());
    if (o.fields.capacity) edit.capacity = capacity_of(*o.fields.capacity);
    if (o.fields.price) edit.price = price_of(*o.fields.price);
    if (o.signup) edit.signup = *o.signup == "yes";
    if (!o.fields.speakers.empty()) edit.speakers = speakers_of(store, o.fields.speakers);
    edit.overrides = o.fields.overrides;
    return edit;
}

int run(const EventChangeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const CameIn came_in(store, o.event);
    const auto session = event::edit_session(store, o.event, o.session, edit_of(o, store, call));
    call.show("tiers.event.change/1", session_receipt(tr("changed"), {session}, call.language()));
    tell_clashes(store, {session}, call);
    came_in.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_change;
const Verb event_change = verb<EventChangeOptions>("change", msgid("Change a session: its time, room, or what it says"),
                                                   Needs::write, uses_dry_run, declare, run, event::session_columns);

}  // namespace tiers::cmd
