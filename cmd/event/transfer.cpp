#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventTransferOptions {
    std::string registration;
    ParticipantFields to;
};

void declare(Arguments& verb, EventTransferOptions& o) {
    verb.positional("registration", o.registration, tr("Id of the registration to pass on"));
    declare_participant(verb, o.to);
}

int run(const EventTransferOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto one = event::transfer(store, registration_ids(call, {o.registration}).front(),
                                     participant_of(o.to, store), home_of(o.to, store, call), answers_of(o.to));
    call.show("tiers.event.transfer/1", registration_receipt(nullptr, {call.told(one)}));
    tell_due({one}, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_transfer;
const Verb event_transfer =
    verb<EventTransferOptions>("transfer", msgid("Let somebody else come in the place of one"), Needs::write,
                               uses_dry_run, declare, run, event::registration_columns);

}  // namespace tiers::cmd
