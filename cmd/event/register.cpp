#include "cmd/event/fields.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct EventRegisterOptions {
    std::string event;
    ParticipantFields who;
    std::vector<std::string> sessions;
    std::int64_t heads = 1, priority = 0;
    std::optional<std::string> ticket;
    bool wait = false;
};

void declare(Arguments& verb, EventRegisterOptions& o) {
    verb.positional("event", o.event, tr("Event to register for"), Names::event);
    declare_participant(verb, o.who);
    verb.option("--session", "IDS", o.sessions, tr("Sessions to register for; the event as a whole if left out"));
    verb.option("--ticket", "ID", o.ticket, tr("Category of its tickets, for the event as a whole"));
    verb.option("--heads", "N", o.heads, tr("How many come"));
    verb.flag("--wait", o.wait, tr("Wait, where there is no seat"));
    verb.option("--priority", "N", o.priority, tr("Who has more waits before others"));
}

int run(const EventRegisterOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    event::Registering request;
    request.event = o.event;
    request.sessions = comma_separated(o.sessions);
    request.who = participant_of(o.who, store);
    request.commune = home_of(o.who, store, call);
    request.ticket = o.ticket.value_or("");
    request.heads = o.heads;
    request.wait = o.wait;
    request.priority = o.priority;
    request.answers = answers_of(o.who);
    request.key = call.globals().key.value_or("");
    auto made = event::register_for(store, request);
    if (!made.duplicate) made.registrations = call.told(std::move(made.registrations));
    call.show("tiers.event.register/1",
              registration_receipt(made.duplicate ? tr("known") : nullptr, made.registrations));
    tell_due(made.registrations, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_register;
const Verb event_register =
    verb<EventRegisterOptions>("register", msgid("Register a member or a guest"), Needs::write, uses_dry_run | uses_key,
                               declare, run, event::registration_columns);

}  // namespace tiers::cmd
