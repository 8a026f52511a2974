#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbBackupOptions {
    std::string file;
    std::optional<std::string> keep;
};

void declare(Arguments& verb, DbBackupOptions& o) {
    verb.positional("file", o.file, tr("File to make, or a folder for one that is named after the instant"),
                    Names::file);
    verb.option("--keep", "7d,5w,12m", o.keep,
                tr("Of the folder, keep the newest of so many days, weeks and months, and remove older ones"));
}

std::vector<std::filesystem::path> prune(const DbBackupOptions& o, const Store& store) {
    if (!o.keep) return {};
    return upkeep::prune(store, o.file, upkeep::parse_keep(*o.keep));
}

int run(const DbBackupOptions& o, Invocation& call) {
    if (o.keep && !std::filesystem::is_directory(o.file))
        throw BadInput("needs_folder", tr("--keep wants a folder"), "tiers db backup backups/ --keep 7d,5w,12m");
    if (o.keep) upkeep::parse_keep(*o.keep);
    const auto store = call.open(Access::read);
    const auto file = upkeep::backup(store, o.file).string();
    const auto head = upkeep::journal_head(store);
    Table table{.columns = {{"file", tr("File"), Kind::code},
                            {"head", tr("Head"), Kind::code},
                            {"verdict", tr("Verdict"), Kind::code}},
                .rows = {{file, head, "made"}},
                .sentences = {say("backed up to {}; head of the journal {}", file, head)}};
    for (const auto& old : prune(o, store)) {
        table.rows.push_back({old.string(), {}, "removed"});
        table.sentences.push_back(say("removed {}", old.string()));
    }
    call.show("tiers.db.backup/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb db_backup;
const Verb db_backup =
    verb<DbBackupOptions>("backup", msgid("Copy the database, also while others write, and check the copy"),
                          Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
