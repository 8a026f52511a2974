#include <tiers/papers.h>

#include "cmd/event/papers.h"

namespace tiers::cmd {

namespace {

struct EventSheetOptions {
    std::string event;
    std::optional<std::string> session;
};

void declare(Arguments& verb, EventSheetOptions& o) {
    verb.positional("event", o.event, tr("Event whose participants sign"), Names::event);
    verb.positional("session", o.session, tr("Only this session"));
}

int run(const EventSheetOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    for (const auto& sentence : event::sheets_of_holidays(store, o.event, o.session, call.language()))
        call.say("{}", sentence);
    if (prints_paper(call))
        call.show(event::attendance_sheets(store, o.event, o.session, call.language()));
    else
        call.show("tiers.event.sheet/1", event::attendance_sheet_rows(store, o.event, o.session));
    return 0;
}

}  // namespace

extern const Verb event_sheet;
const Verb event_sheet =
    verb<EventSheetOptions>("sheet", msgid("Make attendance sheets to sign, for each session and half-day"),
                            Needs::read, writes_private, declare, run, event::attendance_sheet_columns);

}  // namespace tiers::cmd
