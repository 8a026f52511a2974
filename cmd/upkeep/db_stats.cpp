#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/upkeep/findings.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbStatsOptions {};

void declare(Arguments&, DbStatsOptions&) {}

int run(const DbStatsOptions&, Invocation& call) {
    const auto store = call.open(Access::read);
    Document document{.schema = "tiers.db.stats/1", .title = store.file().string()};
    document.sections.emplace_back(table_of(upkeep::table_rows(store)));
    document.notes = {say("Schema {}.", upkeep::schema(store)),
                      say("Head of the journal: {}.", upkeep::journal_head(store))};
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb db_stats;
const Verb db_stats =
    verb<DbStatsOptions>("stats", msgid("Count the rows of each table"), Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
