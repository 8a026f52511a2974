#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventCancelOptions {
    std::string event, reason;
    std::optional<std::string> session;
};

void declare(Arguments& verb, EventCancelOptions& o) {
    verb.positional("event", o.event, tr("Event to cancel"), Names::event);
    verb.option("--session", "ID", o.session, tr("Cancel this session alone"));
    verb.option("--reason", "TEXT", o.reason, tr("Why, kept with the registrations it ends"));
}

int cancel_one(const EventCancelOptions& o, Store& store, Transaction& transaction, Invocation& call) {
    const auto session = event::cancel_session(store, o.event, *o.session, o.reason);
    call.show("tiers.event.cancel/1", session_receipt(tr("cancelled"), {session}, call.language()));
    return call.finish(transaction);
}

int run(const EventCancelOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    if (o.session) return cancel_one(o, store, transaction, call);
    const auto event = event::get(store, o.event);
    if (!call.globals().dry_run && !call.confirm(say("Cancel '{}' with its sessions and registrations?", event.title)))
        return 1;
    const auto cancelled = event::cancel(store, o.event, o.reason);
    call.show("tiers.event.cancel/1", event_receipt(tr("cancelled"), cancelled, call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_cancel;
const Verb event_cancel = verb<EventCancelOptions>("cancel", msgid("Cancel an event, or one session of it"),
                                                   Needs::write, uses_dry_run | uses_yes, declare, run);

}  // namespace tiers::cmd
