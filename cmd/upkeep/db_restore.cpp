#include <tiers/erasure.h>
#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/upkeep/erasure_list.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbRestoreOptions {
    std::string file, folder;
    std::optional<std::string> erasures;
};

void declare(Arguments& verb, DbRestoreOptions& o) {
    verb.positional("file", o.file, tr("Backup to restore"), Names::file);
    verb.positional("dir", o.folder,
                    tr("Folder for the configuration, the mapping files and the database, made when it is not there"),
                    Names::folder);
    verb.option("--erasures", "FILE", o.erasures,
                tr("Erase again whom this list names; the list beside the database to be when left out"), Names::file);
}

/// Before the copy has its name, so that nobody erased is ever in the database.
std::int64_t erase_restored(const DbRestoreOptions& o, const std::filesystem::path& copy,
                            const std::filesystem::path& database, Invocation& call) {
    const auto list = erasure_list(o.erasures, database);
    if (!list) return 0;
    const auto count = erase_again(copy, *list, call);
    const auto store = Store::open(copy, Access::upgrade);
    member::keep_erasure_list(store, member::erasure_file(database));
    member::bring_key(*list, database);
    return count;
}

int run(const DbRestoreOptions& o, Invocation& call) {
    std::int64_t erased = 0;
    const auto made = upkeep::restore(
        o.file, o.folder, call.globals().db, call.now(),
        [&](const auto& copy, const auto& database) { erased = erase_restored(o, copy, database, call); });
    Table table{.columns = {{"config", tr("Configuration"), Kind::code},
                            {"database", tr("Database"), Kind::code},
                            {"mappings", tr("Mapping files"), Kind::count},
                            {"erased", tr("Erased again"), Kind::count}},
                .rows = {{made.config.string(), made.database.string(), static_cast<std::int64_t>(made.mappings.size()),
                          erased}},
                .sentences = {made.config.string(), made.database.string()}};
    for (const auto& mapping : made.mappings) table.sentences.push_back(mapping.string());
    call.show("tiers.db.restore/1", std::move(table));
    if (erased > 0) call.say("erased again, as the list says: {}", erased);
    call.say("nothing is sent and no number is allotted from this copy until: tiers db resume");
    return 0;
}

}  // namespace

extern const Verb db_restore;
const Verb db_restore = verb<DbRestoreOptions>("restore", msgid("Make a configuration and a database of a backup"),
                                               Needs::nothing, uses_none, declare, run);

}  // namespace tiers::cmd
