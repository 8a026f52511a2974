#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbMigrateOptions {
    std::vector<std::string> files;
};

void declare(Arguments& verb, DbMigrateOptions& o) {
    verb.positional("file", o.files, tr("Databases, instead of the one the configuration names"), Names::file);
}

/// What became of one database.
struct Verdict {
    std::string word, file;
    upkeep::Migrated done;
    std::string reason;
};

Verdict migrate(const std::string& file, Invocation& call) {
    auto store = call.open(file, Access::upgrade);
    const upkeep::Migrated wanted{upkeep::schema(store), upkeep::schema(), {}};
    if (wanted.from == wanted.to) return {"current", file, wanted, {}};
    if (call.globals().dry_run) return {"migrated", file, upkeep::try_migration(store), {}};
    if (!call.confirm(tiers::say("migrate '{}' from schema {} to {}?", file, wanted.from, wanted.to)))
        return {"declined", file, wanted, {}};
    return {"migrated", file, upkeep::migrate(store), {}};
}

Row row(const Verdict& verdict) {
    const auto number = [](int value) { return value > 0 ? Value(std::int64_t{value}) : Value(); };
    return {verdict.file,
            verdict.word,
            number(verdict.done.from),
            number(verdict.done.to),
            cell(verdict.done.backup.string()),
            cell(verdict.reason)};
}

/// Nothing is said of a database that is as it should be.
std::vector<std::string> sentence(const Verdict& verdict) {
    const auto& [word, file, done, reason] = verdict;
    if (word == "failed") return {tiers::say("{}: {}", file, reason)};
    if (word == "declined") return {tiers::say("{}: left at schema {}", file, done.from)};
    if (word == "current") return {};
    if (done.backup.empty()) return {tiers::say("{}: can go from schema {} to {}", file, done.from, done.to)};
    return {
        tiers::say("{}: from schema {} to {}; what it was is in {}", file, done.from, done.to, done.backup.string())};
}

int run(const DbMigrateOptions& o, Invocation& call) {
    const auto files = o.files.empty() ? std::vector{call.database_file().string()} : o.files;
    Table table{.columns = {{"file", tr("File"), Kind::code},
                            {"verdict", tr("Verdict"), Kind::code},
                            {"from", tr("From"), Kind::count},
                            {"to", tr("To"), Kind::count},
                            {"backup", tr("Backup"), Kind::code},
                            {"reason", tr("Reason"), Kind::text}}};
    auto exit = Exit::done;
    for (const auto& file : files) {
        Verdict verdict;
        try {
            verdict = migrate(file, call);
        } catch (const Error& error) {
            if (files.size() == 1) throw;
            verdict = {"failed", file, {}, error.what()};
            if (exit == Exit::done) exit = error.exit();
        }
        table.rows.push_back(row(verdict));
        for (auto& line : sentence(verdict)) table.sentences.push_back(std::move(line));
    }
    if (!table.sentences.empty() || !call.for_people()) call.show("tiers.db.migrate/1", std::move(table));
    return static_cast<int>(exit);
}

}  // namespace

extern const Verb db_migrate;
const Verb db_migrate = verb<DbMigrateOptions>("migrate", msgid("Bring older databases to the schema of this program"),
                                               Needs::write, uses_dry_run | uses_yes, declare, run);

}  // namespace tiers::cmd
