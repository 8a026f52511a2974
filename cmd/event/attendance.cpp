#include "cmd/event/attending.h"

namespace tiers::cmd {

namespace {

struct EventAttendanceOptions {
    std::string event;
    std::optional<std::string> session;
};

void declare(Arguments& verb, EventAttendanceOptions& o) {
    verb.positional("event", o.event, tr("Event whose sessions they are"), Names::event);
    verb.option("--session", "ID", o.session, tr("Only this session"));
}

int run(const EventAttendanceOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    auto table = attendance_receipt(store, o.event, event::attendances(store, o.event, o.session));
    table.sentences.clear();
    table.empty = tr("nobody is registered");
    call.show("tiers.event.attendance/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_attendance;
const Verb event_attendance =
    verb<EventAttendanceOptions>("attendance", msgid("List who was at sessions, who was not, and who walked in"),
                                 Needs::read, writes_private, declare, run, event::attendance_columns);

}  // namespace tiers::cmd
