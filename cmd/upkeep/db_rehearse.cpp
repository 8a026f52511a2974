#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/upkeep/findings.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbRehearseOptions {
    std::string file;
};

void declare(Arguments& verb, DbRehearseOptions& o) {
    verb.positional("file", o.file, tr("Backup to try"), Names::file);
}

int run(const DbRehearseOptions& o, Invocation& call) {
    const auto found = upkeep::rehearse(o.file, call.scratch_folder(), [&call] { return call.now(); });
    if (!found.findings.empty()) {
        call.show("tiers.db.verify/1", table_of(found.findings));
        return static_cast<int>(Exit::unusable);
    }
    Document document{.schema = "tiers.db.stats/1", .title = o.file};
    document.sections.emplace_back(table_of(found.rows));
    document.notes = {say("Schema {}.", found.schema), say("Head of the journal: {}.", found.head)};
    call.show(document);
    call.say("sound: it was restored aside, checked, and removed again");
    return 0;
}

}  // namespace

extern const Verb db_rehearse;
const Verb db_rehearse =
    verb<DbRehearseOptions>("rehearse", msgid("Restore a backup aside, check it, and remove it again"), Needs::nothing,
                            uses_none, declare, run);

}  // namespace tiers::cmd
