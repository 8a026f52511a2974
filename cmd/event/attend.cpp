#include <tiers/attendance.h>
#include <algorithm>

#include "cmd/event/attending.h"

namespace tiers::cmd {

namespace {

struct EventAttendOptions {
    AttendingFields fields;
    std::vector<std::string> who, except;
    std::string state = "present";
    bool all = false;
};

void declare(Arguments& verb, EventAttendOptions& o) {
    declare_attending(verb, o.fields);
    verb.positional("who", o.who, tr("Participants: ids, e-mails, or names, or - to read them from standard input"));
    verb.choice("--state", tr("STATE"), o.state, {msgid("present"), msgid("absent"), msgid("excused")},
                tr("What is noted; present if left out"));
    verb.flag("--all", o.all, tr("All with a seat that nobody noted yet"));
    verb.option("--except", "WHO", o.except, tr("But not these; may be given several times"));
}

std::vector<event::Id> participant_ids(const EventAttendOptions& o, const Store& store, Invocation& call) {
    if (o.all == !o.who.empty()) throw BadInput("bad_options", tr("name participants, or --all"));
    if (!o.all && !o.except.empty()) throw BadInput("bad_options", tr("--except goes with --all"));
    std::vector<event::Id> ids;
    if (o.all) ids = event::not_noted(store, o.fields.event, o.fields.session, half_of(o.fields));
    for (const auto& word : call.words(o.who)) ids.push_back(event::find_participant(store, o.fields.event, word).id);
    for (const auto& word : o.except)
        ids.erase(std::remove(ids.begin(), ids.end(), event::find_participant(store, o.fields.event, word).id),
                  ids.end());
    return ids;
}

int run(const EventAttendOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto attending = attending_of(o.fields, call);
    attending.participants = participant_ids(o, store, call);
    attending.state = o.state;
    call.show("tiers.event.attend/1", attendance_receipt(store, o.fields.event, event::attend(store, attending)));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_attend;
const Verb event_attend = verb<EventAttendOptions>("attend", msgid("Note who is at a session, and who is not"),
                                                   Needs::write, uses_dry_run, declare, run, event::attendance_columns);

}  // namespace tiers::cmd
