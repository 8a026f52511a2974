#include <tiers/attendance.h>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventEndOptions {
    std::string event;
};

void declare(Arguments& verb, EventEndOptions& o) {
    verb.positional("event", o.event, tr("Event that is over"), Names::event);
}

int run(const EventEndOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto finished = event::finish(store, o.event);
    call.show("tiers.event.end/1", event_receipt(tr("done"), finished.event, call.language()));
    if (!finished.certificates.empty()) call.say("certificates given: {}", finished.certificates.size());
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_end;
const Verb event_end = verb<EventEndOptions>("end", msgid("Say that an event is over, and give its certificates"),
                                             Needs::write, uses_dry_run, declare, run, event::event_columns);

}  // namespace tiers::cmd
