#include <tiers/enrol.h>

#include "cmd/event/fields.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventEnrolOptions {
    std::string event, file, program, charset;
    std::optional<std::string> map;
    bool partial = false;
};

void declare(Arguments& verb, EventEnrolOptions& o) {
    verb.positional("event", o.event, tr("Event to register for"), Names::event);
    verb.positional("file", o.file, tr("CSV with a heading; - for standard input"), Names::file);
    verb.option("--map", "FILE", o.map, tr("Which column is which field; guessed from the heading when left out"),
                Names::file);
    verb.choice("--from", "PROGRAM", o.program, exchange::enrol_programs(),
                tr("The program that exported the file; found out when left out"));
    verb.option("--charset", "NAME", o.charset, tr("Charset of the file; found out when left out"));
    verb.flag("--partial", o.partial, tr("Take the rows that can be taken, and tell the others"));
}

std::vector<Column> enrol_columns() {
    return {{"line", tr("Line"), Kind::id},
            {"verdict", tr("Verdict"), Kind::word},
            {"id", tr("Id"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"code", tr("Code"), Kind::code, "", false, machine_only},
            {"reason", tr("Reason"), Kind::text}};
}

exchange::EnrolOptions options_of(const EventEnrolOptions& o, Invocation& call) {
    exchange::EnrolOptions options;
    options.event = o.event;
    options.file = o.file;
    options.charset = o.charset;
    options.program = o.program;
    options.territory = call.data_folder() / "territory";
    if (o.map && !o.program.empty()) throw BadInput("options_exclude", tr("--map says all that --from would"));
    if (o.map) {
        options.map = call.read_input(*o.map);
        options.map_file = *o.map;
    }
    return options;
}

[[noreturn]] void refuse_all(const exchange::Enrolment& enrolment) {
    std::string message = tr("nothing was imported:");
    for (const auto& verdict : enrolment.bad) message += "\n" + say("line {}: {}", verdict.line, verdict.reason);
    const auto untold = enrolment.refused - static_cast<std::int64_t>(enrolment.bad.size());
    if (untold > 0) message += "\n" + say("and {} more", untold);
    throw Error(enrolment.bad.front().exit, enrolment.bad.front().code, message, tr("--partial takes the other rows"));
}

int run(const EventEnrolOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    const auto options = options_of(o, call);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    Table table{.columns = enrol_columns()};
    const auto new_ids = !call.globals().dry_run;
    const auto enrolment = exchange::enrol(store, bytes, options, [&](const exchange::EnrolVerdict& v) {
        const auto is_new = v.verdict == "registered" || v.verdict == "waiting";
        table.rows.push_back({v.line, v.verdict, v.id && (new_ids || !is_new) ? Value(*v.id) : Value(), cell(v.name),
                              cell(v.code), cell(v.reason)});
    });
    if (enrolment.refused > 0 && !o.partial) refuse_all(enrolment);
    if (!enrolment.program.empty() && o.program.empty()) call.say("read as an export of '{}'", enrolment.program);
    call.say("{} registered, {} waiting, {} cancelled, {} unchanged, {} refused", enrolment.registered,
             enrolment.waiting, enrolment.cancelled, enrolment.unchanged, enrolment.refused);
    if (enrolment.erased > 0) call.say("erased before, and not added: {}", enrolment.erased);
    return call.finish(transaction, "tiers.event.enrol/1", std::move(table),
                       enrolment.refused > 0 ? Exit::partly : Exit::done);
}

}  // namespace

extern const Verb event_enrol;
const Verb event_enrol =
    verb<EventEnrolOptions>("enrol", msgid("Take registrations from a table: HelloAsso, Billetweb, pretix, or any"),
                            Needs::write, uses_dry_run | uses_limit, declare, run, enrol_columns);

}  // namespace tiers::cmd
