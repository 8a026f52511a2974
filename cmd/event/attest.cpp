#include <tiers/papers.h>

#include "cmd/event/papers.h"

namespace tiers::cmd {

namespace {

struct EventAttestOptions {
    std::string event;
    std::vector<std::string> who;
};

void declare(Arguments& verb, EventAttestOptions& o) {
    verb.positional("event", o.event, tr("Event they were at"), Names::event);
    verb.positional("who", o.who, tr("Participants: ids, e-mails, or names; all who were noted present if left out"));
}

int run(const EventAttestOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto zone = Zone::named(event::get(store, o.event).zone);
    event::CertificateQuery query{.event = o.event, .participants = {}, .issued = zone.day(call.now())};
    for (const auto& word : call.words(o.who))
        query.participants.push_back(event::find_participant(store, o.event, word).id);
    if (prints_paper(call))
        call.show(event::attendance_certificates(store, query, call.language()));
    else
        call.show("tiers.event.attest/1", event::attendance_certificate_rows(store, query));
    return 0;
}

}  // namespace

extern const Verb event_attest;
const Verb event_attest =
    verb<EventAttestOptions>("attest", msgid("Certify which half-days of an event participants were at"), Needs::read,
                             writes_private, declare, run, event::attendance_certificate_columns);

}  // namespace tiers::cmd
