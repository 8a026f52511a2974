#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventCopyOptions {
    std::string event, code, first;
    std::optional<std::string> title;
};

void declare(Arguments& verb, EventCopyOptions& o) {
    verb.positional("event", o.event, tr("Event to copy"), Names::event);
    verb.positional("id", o.code, tr("Id to give the copy"));
    verb.positional("day", o.first, tr("First day of the copy"));
    verb.option("--title", "TEXT", o.title, tr("What it is called; as the first if left out"));
}

int run(const EventCopyOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto copied = event::copy(store, o.event, o.code, parse_day(o.first), o.title, call.globals().key.value_or(""));
    copied.event = call.told(copied.event);
    call.show("tiers.event.copy/1", event_receipt(tr("added"), copied.event, call.language()));
    for (const auto& why : copied.without_room) call.say("without its room: {}", why);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_copy;
const Verb event_copy =
    verb<EventCopyOptions>("copy", msgid("Copy an event with its sessions to another week or year"), Needs::write,
                           uses_dry_run | uses_key, declare, run, event::event_columns);

}  // namespace tiers::cmd
