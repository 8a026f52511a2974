#include <tiers/programme.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventExportOptions {
    std::string event;
    std::optional<std::int64_t> registration;
    bool all = false;
};

void declare(Arguments& verb, EventExportOptions& o) {
    verb.positional("event", o.event, tr("Event to export"), Names::event);
    verb.flag("--all", o.all, tr("Of a calendar: also what was cancelled, marked so"));
    verb.option("--registration", "ID", o.registration, tr("Of a calendar: only what this registration is for"));
}

event::Registration registration_of(const Store& store, const event::Event& event, event::Id id) {
    for (const auto& one : event::registrations(store, event.code, {.session = {}, .state = {}}))
        if (one.id == id) return one;
    throw NotFound("no_registration", say("no registration {} for '{}'", id, event.code),
                   say("tiers event registrations {}", event.code));
}

int run(const EventExportOptions& o, Invocation& call) {
    using render::Format;
    const auto store = call.open(Access::read);
    const auto event = event::get(store, o.event);
    const auto format = call.asked_format().value_or(Format::xml);
    if ((o.all || o.registration) && format != Format::ics)
        throw BadInput("bad_format", tr("--all and --registration are of a calendar"), "--format ics");
    if (o.registration) {
        call.write(exchange::registration_calendar(store, {registration_of(store, event, *o.registration)}));
        return 0;
    }
    switch (format) {
        case Format::xml:
            call.write(exchange::programme_xml(store, event));
            return 0;
        case Format::json:
            call.write(exchange::programme_json(store, event));
            return 0;
        case Format::ics:
            call.write(exchange::programme_calendar(store, event, o.all));
            return 0;
        case Format::html:
        case Format::md:
            call.speak_on_page(catalogue::operator_of(store).language);
            call.show(exchange::programme(store, event, call.language()));
            return 0;
        default:
            throw BadInput("bad_format", tr("a programme is exported as xml, json, ics, html or md"),
                           tr("tiers event sessions writes the other formats"));
    }
}

}  // namespace

extern const Verb event_export;
const Verb event_export =
    verb<EventExportOptions>("export", msgid("Write the programme of an event: schedule.xml, JSON, a calendar, a page"),
                             Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
