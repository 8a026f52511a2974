#include <tiers/exchange.h>

#include "cmd/invocation.h"
#include "cmd/member/fields.h"
#include "cmd/member/typed.h"
#include "cmd/output_file.h"

namespace tiers::cmd {

namespace {

struct MemberImportOptions {
    std::string file;
    std::optional<std::string> map, save_map, again;
    std::string program, match, charset;
    bool partial = false;
};

void declare(Arguments& verb, MemberImportOptions& o) {
    verb.positional("file", o.file, tr("CSV with a heading, JSON lines, or vCard; - for standard input"), Names::file);
    verb.option("--map", "FILE", o.map, tr("Which column is which field; guessed from the heading when left out"),
                Names::file);
    verb.option("--save-map", "FILE", o.save_map, tr("Write what is guessed to a file, to mend it"), Names::file);
    verb.choice("--from", "PROGRAM", o.program, exchange::known_programs(),
                tr("The program that exported the file; found out when left out"));
    verb.choice("--match", "FIELD", o.match, {"email", "external-id"},
                tr("How a member is known again; the external id when there is one, else the e-mail"));
    verb.option("--charset", "NAME", o.charset, tr("Charset of the file; found out when left out"));
    declare_again(verb, o.again);
    verb.flag("--partial", o.partial, tr("Take the rows that can be taken, and tell the others"));
}

exchange::MemberOptions options_of(const MemberImportOptions& o, Invocation& call) {
    exchange::MemberOptions options;
    options.file = o.file;
    options.charset = o.charset;
    options.match = o.match;
    options.consent_again = day_or(o.again, std::nullopt);
    options.program = o.program;
    options.territory = call.data_folder() / "territory";
    if (o.map && !o.program.empty())
        throw BadInput("options_exclude", tr("--map says all that --from would"),
                       tr("--from PROGRAM --save-map FILE writes its mapping, to mend it"));
    if (o.map) {
        options.map = call.read_input(*o.map);
        options.map_file = *o.map;
    }
    return options;
}

void save_map(const MemberImportOptions& o, Invocation& call, std::string_view bytes,
              const exchange::MemberOptions& options) {
    if (o.map)
        throw BadInput("options_exclude", tr("--save-map writes what is guessed, and --map leaves nothing to guess"));
    call.refuse_own(*o.save_map);
    OutputFile file(*o.save_map);
    file.write(exchange::guessed_member_map(bytes, options));
    file.finish();
    call.say("the mapping is in '{}'", *o.save_map);
}

[[noreturn]] void refuse_all(const exchange::MemberImport& imported) {
    std::string message = tr("nothing was imported:");
    for (const auto& verdict : imported.bad) message += "\n" + say("line {}: {}", verdict.line, verdict.reason);
    const auto untold = imported.refused - static_cast<std::int64_t>(imported.bad.size());
    if (untold > 0) message += "\n" + say("and {} more", untold);
    throw Error(imported.bad.front().exit, imported.bad.front().code, message, tr("--partial takes the other rows"));
}

int run(const MemberImportOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    const auto options = options_of(o, call);
    if (o.save_map) save_map(o, call, bytes, options);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    Table table{.columns = {{"line", tr("Line"), Kind::id},
                            {"verdict", tr("Verdict"), Kind::word},
                            {"id", tr("Id"), Kind::id},
                            {"name", tr("Name"), Kind::text},
                            {"code", tr("Code"), Kind::code, "", false, true},
                            {"reason", tr("Reason"), Kind::text}}};
    const auto new_ids = !call.globals().dry_run;
    const auto imported = exchange::import_members(store, bytes, options, [&](const exchange::MemberVerdict& v) {
        const auto told = v.id && (new_ids || v.verdict != "added");
        table.rows.push_back(
            {v.line, v.verdict, told ? Value(*v.id) : Value(), cell(v.name), cell(v.code), cell(v.reason)});
    });
    if (imported.refused > 0 && !o.partial) refuse_all(imported);
    const auto taken = imported.added + imported.updated + imported.unchanged + imported.erased;
    if (options.map && taken > 0) exchange::keep_mapping(store, options.map_file, *options.map);
    if (!imported.program.empty() && o.program.empty()) call.say("read as an export of '{}'", imported.program);
    call.say("{} added, {} updated, {} unchanged, {} refused", imported.added, imported.updated, imported.unchanged,
             imported.refused);
    if (imported.erased > 0) call.say("erased before, and not added: {}", imported.erased);
    if (imported.skipped > 0) call.say("skipped, as the mapping says: {}", imported.skipped);
    if (imported.organisations > 0) call.say("organisations added for them: {}", imported.organisations);
    return call.finish(transaction, "tiers.member.import/1", std::move(table),
                       imported.refused > 0 ? Exit::partly : Exit::done);
}

}  // namespace

extern const Verb member_import;
const Verb member_import =
    verb<MemberImportOptions>("import", msgid("Add and update members from CSV, JSON lines or vCard"), Needs::write,
                              uses_dry_run | uses_limit, declare, run);

}  // namespace tiers::cmd
