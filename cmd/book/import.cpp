#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::string file;
    bool partial = false;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("file", o.file, tr("JSON lines, or - for standard input"), Names::file);
    verb.flag("--partial", o.partial, tr("Keep what can be booked, and tell what cannot"));
}

/// What the command ends with when a line is refused.
Exit exit_of(const std::string& verdict) {
    if (verdict == "conflict") return Exit::conflict;
    if (verdict == "unknown") return Exit::not_found;
    return verdict == "bad_line" || verdict == "bad_interval" ? Exit::bad_input : Exit::refused;
}

[[noreturn]] void refuse_all(const std::vector<booking::Verdict>& bad) {
    std::string message = tr("nothing was booked:");
    for (const auto& verdict : bad)
        message += "\n" + tiers::say("line {}: {}: {}", verdict.line, verdict.verdict, verdict.reason);
    throw Error(exit_of(bad.front().verdict), bad.front().verdict, message, tr("--partial books the other lines"));
}

int run(const Options& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    Table heading;
    heading.columns = {{"line", tr("Line"), Kind::id},
                       {"verdict", tr("Verdict"), Kind::code},
                       {"id", tr("Id"), Kind::id},
                       {"reason", tr("Reason"), Kind::text}};
    std::vector<Row> rows;
    const auto imported = booking::import_rows(store, bytes, [&](const booking::Verdict& verdict) {
        rows.push_back({verdict.line, verdict.verdict, verdict.id ? Value(*verdict.id) : Value(),
                        verdict.reason.empty() ? Value() : Value(verdict.reason)});
    });
    if (imported.refused > 0 && !o.partial) refuse_all(imported.bad);
    auto writer = call.rows("tiers.book.import/1", heading);
    for (auto& row : rows) writer.row(std::move(row));
    writer.finish();
    call.say("{} lines done, {} refused", imported.done, imported.refused);
    return call.finish(transaction, imported.refused > 0 ? Exit::partly : Exit::done);
}

}  // namespace

extern const Verb book_import;
const Verb book_import =
    verb<Options>("import", msgid("Book what a file holds: JSON lines"), Needs::write, uses_dry_run, declare, run);

}  // namespace tiers::cmd
