#include <tiers/attendance.h>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventHeadcountOptions {
    std::string event, session, count, note;
};

void declare(Arguments& verb, EventHeadcountOptions& o) {
    verb.positional("event", o.event, tr("Event it belongs to"), Names::event);
    verb.positional("session", o.session, tr("Session they are at"));
    verb.positional("count", o.count, tr("How many are there"));
    verb.option("--note", "TEXT", o.note, tr("How they were counted"));
}

int run(const EventHeadcountOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto count = capacity_of(o.count);
    if (!count) throw BadInput("bad_number", say("'{}' is not a whole number", o.count));
    event::count_heads(store, o.event, o.session, *count, o.note);
    Table table{.columns = {{"event", tr("Event"), Kind::code},
                            {"session", tr("Session"), Kind::code},
                            {"count", tr("Count"), Kind::count}},
                .rows = {{o.event, o.session, *count}}};
    table.sentences = {fmt::format("{}  {}  {}  {}", tr("counted"), o.event, o.session, *count)};
    call.show("tiers.event.headcount/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_headcount;
const Verb event_headcount =
    verb<EventHeadcountOptions>("headcount", msgid("Say how many are at a session, where nobody is named"),
                                Needs::write, uses_dry_run, declare, run);

}  // namespace tiers::cmd
