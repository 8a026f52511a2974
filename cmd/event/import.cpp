#include <tiers/member.h>
#include <tiers/programme.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventImportOptions {
    std::string file;
    std::optional<std::string> event, organiser;
    bool partial = false;
};

void declare(Arguments& verb, EventImportOptions& o) {
    verb.positional("file", o.file, tr("schedule.xml, or its form in JSON; - for standard input"), Names::file);
    verb.option("--event", "ID", o.event, tr("Event it is the programme of; made of its acronym if left out"),
                Names::event);
    verb.option("--organiser", "WHO", o.organiser, tr("Member in whose name rooms are booked, of an event that is new"),
                Names::member);
    verb.flag("--partial", o.partial, tr("Keep what can be taken, and tell what cannot"));
}

std::vector<Column> programme_verdict_columns() {
    return {{"verdict", tr("Verdict"), Kind::word},
            {"session", tr("Session"), Kind::code},
            {"title", tr("Title"), Kind::text},
            {"room", tr("Room"), Kind::code},
            {"guid", "GUID", Kind::code, "", false, machine_only},
            {"code", tr("Code"), Kind::code, "", false, machine_only},
            {"reason", tr("Reason"), Kind::text}};
}

/// Verdicts as they come, and what is refused.
struct ProgrammeVerdicts {
    Table table{.columns = programme_verdict_columns()};
    std::string refusals;
    Exit first = Exit::done;

    void take(const exchange::ProgrammeVerdict& v) {
        table.rows.push_back({v.verdict, cell(v.session), v.title, cell(v.room), v.guid, cell(v.code), cell(v.reason)});
        if (v.exit == Exit::done) return;
        refusals += "\n" + tiers::say("{}: {}", v.guid, v.reason);
        if (first == Exit::done) first = v.exit;
    }
};

exchange::ProgrammeOptions options_of(const EventImportOptions& o, const Store& store, const Invocation& call) {
    exchange::ProgrammeOptions options{o.file, o.event, catalogue::one_place(store, call.globals().place).id, {}};
    if (o.organiser) options.organiser = member::find(store, *o.organiser).id;
    return options;
}

int run(const EventImportOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    ProgrammeVerdicts verdicts;
    const auto imported =
        exchange::import_programme(store, bytes, options_of(o, store, call),
                                   [&](const exchange::ProgrammeVerdict& verdict) { verdicts.take(verdict); });
    if (imported.refused > 0 && !o.partial)
        throw Error(verdicts.first, "refused", tr("nothing was imported:") + verdicts.refusals,
                    tr("--partial takes the other sessions"));
    for (const auto& finding : imported.findings) call.say("note: {}", finding);
    call.say("event '{}': {} sessions done, {} refused", imported.event, imported.done, imported.refused);
    return call.finish(transaction, "tiers.event.import/1", std::move(verdicts.table),
                       imported.refused > 0 ? Exit::partly : Exit::done);
}

}  // namespace

extern const Verb event_import;
const Verb event_import =
    verb<EventImportOptions>("import", msgid("Make an event of a programme, or bring one up to it"), Needs::write,
                             uses_dry_run | uses_place | uses_limit, declare, run, programme_verdict_columns);

}  // namespace tiers::cmd
