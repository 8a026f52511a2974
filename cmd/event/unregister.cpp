#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventUnregisterOptions {
    std::vector<std::string> registrations;
    std::string reason;
};

void declare(Arguments& verb, EventUnregisterOptions& o) {
    verb.positional("registration", o.registrations, tr("Ids of registrations, or - to read them from standard input"));
    verb.option("--reason", "TEXT", o.reason, tr("Why"));
}

int run(const EventUnregisterOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    std::vector<CameIn> came_in;
    const auto ids = registration_ids(call, o.registrations);
    for (const auto& event : event::events_of(store, ids)) came_in.emplace_back(store, event);
    const auto ended = event::unregister(store, ids, o.reason);
    call.show("tiers.event.unregister/1", registration_receipt(tr("cancelled"), ended));
    for (const auto& one : came_in) one.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_unregister;
const Verb event_unregister =
    verb<EventUnregisterOptions>("unregister", msgid("Cancel registrations; who waits comes in"), Needs::write,
                                 uses_dry_run, declare, run, event::registration_columns);

}  // namespace tiers::cmd
