#include "cmd/event/attending.h"
#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventWalkinOptions {
    AttendingFields fields;
    ParticipantFields who;
};

void declare(Arguments& verb, EventWalkinOptions& o) {
    declare_attending(verb, o.fields);
    declare_participant(verb, o.who);
}

int run(const EventWalkinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto noted = event::walk_in(store, attending_of(o.fields, call), participant_of(o.who, store),
                                      home_of(o.who, store, call), answers_of(o.who));
    call.show("tiers.event.walkin/1", attendance_receipt(store, o.fields.event, noted));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_walkin;
const Verb event_walkin = verb<EventWalkinOptions>("walkin", msgid("Note somebody who comes without a registration"),
                                                   Needs::write, uses_dry_run, declare, run, event::attendance_columns);

}  // namespace tiers::cmd
