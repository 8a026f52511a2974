#include <tiers/survey_import.h>
#include <tiers/survey_report.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventSurveyOptions {
    std::string what, survey;
    std::optional<std::string> file, event;
    std::string program, charset, by;
    std::vector<std::string> columns;
    bool partial = false, published = false;
};

void declare(Arguments& verb, EventSurveyOptions& o) {
    verb.positional("what", o.what, tr("import answers, or report what they say"));
    verb.positional("survey", o.survey, tr("Survey, as questions name it; registration is what events ask"));
    verb.positional("file", o.file, tr("To import: CSV with a heading; - for standard input"), Names::file);
    verb.option("--event", "ID", o.event, tr("Event it was held for"), Names::event);
    verb.choice("--from", "PROGRAM", o.program, exchange::survey_programs(),
                tr("The program that exported the file; any table of answers when left out"));
    verb.option("--map", "KEY=HEADING", o.columns,
                tr("The column of a question, or of response, submitted, email, commune, category"));
    verb.option("--charset", "NAME", o.charset, tr("Charset of the file; found out when left out"));
    verb.flag("--partial", o.partial, tr("Take the rows that can be taken, and tell the others"));
    verb.choice("--by", "WHAT", o.by, event::survey_axes(), tr("A column for each zone, EPCI, department or category"));
    verb.flag("--public", o.published, tr("To publish: merge small cells, and leave texts out"));
}

std::vector<std::pair<std::string, std::string>> columns_of(const std::vector<std::string>& typed) {
    std::vector<std::pair<std::string, std::string>> columns;
    for (const auto& one : typed) {
        const auto at = one.find('=');
        if (at == one.npos || at == 0 || at + 1 == one.size())
            throw BadInput("bad_map", say("'{}' maps nothing", one), "--map KEY=HEADING");
        columns.emplace_back(one.substr(0, at), one.substr(at + 1));
    }
    return columns;
}

/// Verdicts as they come, and what is refused.
struct SurveyVerdicts {
    Table table{.columns = {{"line", tr("Line"), Kind::id},
                            {"verdict", tr("Verdict"), Kind::word},
                            {"response", tr("Response"), Kind::code},
                            {"complete", tr("Complete"), Kind::flag},
                            {"code", tr("Code"), Kind::code, "", false, machine_only},
                            {"reason", tr("Reason"), Kind::text}}};
    std::string refusals;
    Exit first = Exit::done;
    std::string code;

    void take(const exchange::SurveyVerdict& v) {
        table.rows.push_back({v.line, v.verdict, cell(v.response), v.complete, cell(v.code), cell(v.reason)});
        if (v.exit == Exit::done) return;
        refusals += "\n" + say("line {}: {}", v.line, v.reason);
        if (first != Exit::done) return;
        first = v.exit;
        code = v.code;
    }
};

int import_answers(const EventSurveyOptions& o, Invocation& call) {
    if (!o.file) throw BadInput("missing_argument", tr("no file is named"), "tiers event survey import SURVEY FILE");
    if (o.published || !o.by.empty()) throw BadInput("bad_options", tr("--by and --public are for the report"));
    const auto bytes = call.read_input(*o.file);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    SurveyVerdicts verdicts;
    const auto imported = exchange::import_survey(
        store, bytes,
        {*o.file, o.survey, o.event, o.program, o.charset, columns_of(o.columns), call.data_folder() / "territory"},
        [&](const exchange::SurveyVerdict& verdict) { verdicts.take(verdict); });
    if (imported.refused > 0 && !o.partial)
        throw Error(verdicts.first, verdicts.code, tr("nothing was imported:") + verdicts.refusals,
                    tr("--partial takes the other rows"));
    for (const auto& heading : imported.left_out) call.say("column '{}' answers no question", heading);
    call.say("{} added, {} updated, {} unchanged, {} refused", imported.added, imported.updated, imported.unchanged,
             imported.refused);
    if (imported.incomplete > 0) call.say("incomplete: {}", imported.incomplete);
    if (imported.erased > 0) call.say("erased before, and not added: {}", imported.erased);
    return call.finish(transaction, "tiers.event.survey-import/1", std::move(verdicts.table),
                       imported.refused > 0 ? Exit::partly : Exit::done);
}

int report(const EventSurveyOptions& o, Invocation& call) {
    if (o.file || o.partial || !o.columns.empty() || !o.program.empty())
        throw BadInput("bad_options", tr("a report reads no file"), "tiers event survey report SURVEY");
    const auto store = call.open(Access::read);
    const auto found = event::survey_report(store, {o.survey, o.event, o.by, o.published});
    Document document{.schema = "tiers.event.survey/1", .title = say("Survey '{}'", o.survey), .place = {}};
    if (call.for_people())
        document.sections = event::survey_sections(found, call.language());
    else
        document.sections.emplace_back(event::survey_table(found));
    document.notes = found.notes;
    call.show(std::move(document));
    return 0;
}

int run(const EventSurveyOptions& o, Invocation& call) {
    if (o.what == "import") return import_answers(o, call);
    if (o.what == "report") return report(o, call);
    throw BadInput("bad_options", say("event survey imports or reports, and does not '{}'", o.what),
                   "tiers event survey report SURVEY");
}

}  // namespace

extern const Verb event_survey;
const Verb event_survey =
    verb<EventSurveyOptions>("survey", msgid("Import answers to a survey, or report what they say"), Needs::write,
                             uses_dry_run | uses_limit, declare, run, event::survey_columns);

}  // namespace tiers::cmd
