#include "cmd/event/fields.h"
#include "cmd/repeating.h"

namespace tiers::cmd {

namespace {

struct EventSessionOptions {
    std::string event, title, when, code;
    SessionFields fields;
    RepeatFields repeat;
    bool signup = false;
};

void declare(Arguments& verb, EventSessionOptions& o) {
    verb.positional("event", o.event, tr("Event it belongs to"), Names::event);
    verb.positional("title", o.title, tr("What it is called"));
    verb.positional("when", o.when, tr("When, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--id", "ID", o.code, tr("Id to give it; made of its kind if left out"));
    declare_repeat(verb, o.repeat);
    declare_session_fields(verb, o.fields);
    verb.flag("--signup", o.signup, tr("It is registered for by itself"));
}

event::SessionRequest request_of(const EventSessionOptions& o, const Store& store, const Invocation& call) {
    event::SessionRequest request;
    request.event = o.event;
    request.code = o.code;
    request.title = o.title;
    request.kind = o.fields.kind.value_or("meeting");
    request.track = o.fields.track.value_or("");
    request.summary = o.fields.summary.value_or("");
    request.room = o.fields.room.value_or("");
    request.location = o.fields.location.value_or("");
    request.gives = o.fields.gives.value_or("");
    request.span = parse_span(o.when, Zone::named(event::get(store, o.event).zone), call.now());
    if (o.fields.capacity) request.capacity = capacity_of(*o.fields.capacity);
    if (o.fields.price) request.price = price_of(*o.fields.price);
    request.signup = o.signup;
    request.speakers = speakers_of(store, o.fields.speakers);
    request.overrides = o.fields.overrides;
    request.key = call.globals().key.value_or("");
    return request;
}

event::SessionSeries added(const EventSessionOptions& o, Store& store, const Invocation& call) {
    auto request = request_of(o, store, call);
    const auto zone = Zone::named(event::get(store, o.event).zone);
    event::Repeat repeat{rule_of(o.repeat, zone.wall(request.span.start)), days_left_out(o.repeat),
                         o.repeat.skip_conflicts};
    if (repeat.rule.empty()) return {{event::add_session(store, request)}, {}};
    return event::add_sessions(store, request, repeat);
}

int run(const EventSessionOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto made = added(o, store, call);
    made.sessions = call.told(std::move(made.sessions));
    for (auto& session : made.sessions)
        if (session.id == 0) session.booking.reset();
    call.show("tiers.event.session/1", session_receipt(tr("added"), made.sessions, call.language()));
    tell_clashes(store, made.sessions, call);
    for (const auto& skipped : made.skipped) call.say("skipped {}: {}", iso(skipped.wall_start), skipped.reason);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_session;
const Verb event_session =
    verb<EventSessionOptions>("session", msgid("Add a session to an event, once or as a series, and book its room"),
                              Needs::write, uses_dry_run | uses_key, declare, run, event::session_columns);

}  // namespace tiers::cmd
