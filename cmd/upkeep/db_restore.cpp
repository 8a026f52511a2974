#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::string file, folder;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("file", o.file, tr("Backup to restore"), Names::file);
    verb.positional("dir", o.folder,
                    tr("Folder for the configuration, the mapping files and the database, made when it is not there"),
                    Names::folder);
}

int run(const Options& o, Invocation& call) {
    const auto made = upkeep::restore(o.file, o.folder, call.globals().db, call.now());
    Table table{
        .columns = {{"config", tr("Configuration"), Kind::code},
                    {"database", tr("Database"), Kind::code},
                    {"mappings", tr("Mapping files"), Kind::count}},
        .rows = {{made.config.string(), made.database.string(), static_cast<std::int64_t>(made.mappings.size())}},
        .sentences = {made.config.string(), made.database.string()}};
    for (const auto& mapping : made.mappings) table.sentences.push_back(mapping.string());
    call.show("tiers.db.restore/1", std::move(table));
    call.say("nothing is sent and no number is allotted from this copy until: tiers db resume");
    return 0;
}

}  // namespace

extern const Verb db_restore;
const Verb db_restore = verb<Options>("restore", msgid("Make a configuration and a database of a backup"),
                                      Needs::nothing, uses_none, declare, run);

}  // namespace tiers::cmd
