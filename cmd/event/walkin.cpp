#include "cmd/event/attending.h"
#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventWalkinOptions {
    AttendingFields fields;
    ParticipantFields who;
    std::string ticket;
};

void declare(Arguments& verb, EventWalkinOptions& o) {
    declare_attending(verb, o.fields);
    declare_participant(verb, o.who);
    verb.option("--ticket", "ID", o.ticket, tr("Category of its tickets, where the event has some"));
}

int run(const EventWalkinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    event::WalkingIn walking{attending_of(o.fields, call), participant_of(o.who, store), home_of(o.who, store, call)};
    walking.answers = answers_of(o.who);
    walking.ticket = o.ticket;
    const auto walked = event::walk_in(store, walking);
    call.show("tiers.event.walkin/1", attendance_receipt(store, o.fields.event, walked.attendances));
    if (walked.registration) tell_due({*walked.registration}, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_walkin;
const Verb event_walkin = verb<EventWalkinOptions>("walkin", msgid("Note somebody who comes without a registration"),
                                                   Needs::write, uses_dry_run, declare, run, event::attendance_columns);

}  // namespace tiers::cmd
