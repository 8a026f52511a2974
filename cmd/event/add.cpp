#include <tiers/catalogue.h>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventAddOptions {
    std::string code, title;
    EventFields fields;
};

void declare(Arguments& verb, EventAddOptions& o) {
    verb.positional("event", o.code, tr("Id to give it: small letters, digits and hyphens"));
    verb.positional("title", o.title, tr("What it is called"));
    declare_event_fields(verb, o.fields);
}

int run(const EventAddOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto place = catalogue::one_place(store, call.globals().place);
    const auto edit = edit_of_event(o.fields, store, Zone::named(place.timezone), call);
    event::Event wanted;
    wanted.code = o.code;
    wanted.title = o.title;
    wanted.place = place.id;
    wanted.summary = edit.summary.value_or("");
    wanted.organiser = edit.organiser.value_or(std::nullopt);
    wanted.edition = edit.edition.value_or(std::nullopt);
    wanted.capacity = edit.capacity.value_or(std::nullopt);
    wanted.price = edit.price.value_or(std::nullopt);
    wanted.opens = edit.opens.value_or(std::nullopt);
    wanted.closes = edit.closes.value_or(std::nullopt);
    wanted.offer = edit.offer.value_or(std::nullopt);
    const auto made = call.told(event::add(store, wanted, call.globals().key.value_or("")));
    call.show("tiers.event.add/1", event_receipt(tr("added"), made, call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_add;
const Verb event_add = verb<EventAddOptions>("add", msgid("Add an event, as a draft"), Needs::write,
                                             uses_dry_run | uses_key | uses_place, declare, run, event::event_columns);

}  // namespace tiers::cmd
