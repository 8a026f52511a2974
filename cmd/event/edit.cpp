#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventEditOptions {
    std::string event;
    std::optional<std::string> title;
    EventFields fields;
};

void declare(Arguments& verb, EventEditOptions& o) {
    verb.positional("event", o.event, tr("Event to change"), Names::event);
    verb.option("--title", "TEXT", o.title, tr("What it is called"));
    declare_event_fields(verb, o.fields);
}

int run(const EventEditOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const CameIn came_in(store, o.event);
    auto edit = edit_of_event(o.fields, store, Zone::named(event::get(store, o.event).zone), call);
    edit.title = o.title;
    const auto event = event::edit(store, o.event, edit);
    call.show("tiers.event.edit/1", event_receipt(tr("changed"), event, call.language()));
    came_in.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_edit;
const Verb event_edit = verb<EventEditOptions>("edit", msgid("Change an event"), Needs::write, uses_dry_run, declare,
                                               run, event::event_columns);

}  // namespace tiers::cmd
