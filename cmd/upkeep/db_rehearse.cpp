#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/upkeep/erasure_list.h"
#include "cmd/upkeep/findings.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbRehearseOptions {
    std::string file;
    std::optional<std::string> erasures;
};

void declare(Arguments& verb, DbRehearseOptions& o) {
    verb.positional("file", o.file, tr("Backup to try"), Names::file);
    verb.option("--erasures", "FILE", o.erasures,
                tr("Erase again whom this list names; the list beside the database in use when left out"), Names::file);
}

/// Where no configuration tells of a database, none is in use.
std::optional<std::filesystem::path> list_of(const DbRehearseOptions& o, Invocation& call) {
    if (o.erasures) return erasure_list(o.erasures, {});
    try {
        return erasure_list({}, call.database_file());
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

int run(const DbRehearseOptions& o, Invocation& call) {
    const auto list = list_of(o, call);
    std::int64_t erased = 0;
    const auto found = upkeep::rehearse(
        o.file, call.scratch_folder(), [&call] { return call.now(); },
        [&](const auto& copy) {
            if (list) erased = erase_again(copy, *list, call);
        });
    if (!found.findings.empty()) {
        call.show("tiers.db.verify/1", table_of(found.findings));
        return static_cast<int>(Exit::unusable);
    }
    Document document{.schema = "tiers.db.stats/1", .title = o.file};
    document.sections.emplace_back(table_of(found.rows));
    document.notes = {say("Schema {}.", found.schema), say("Head of the journal: {}.", found.head)};
    call.show(document);
    if (erased > 0) call.say("erased again, as the list says: {}", erased);
    call.say("sound: it was restored aside, checked, and removed again");
    return 0;
}

}  // namespace

extern const Verb db_rehearse;
const Verb db_rehearse =
    verb<DbRehearseOptions>("rehearse", msgid("Restore a backup aside, check it, and remove it again"), Needs::nothing,
                            uses_none, declare, run);

}  // namespace tiers::cmd
