#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbJournalOptions {};

void declare(Arguments&, DbJournalOptions&) {}

int run(const DbJournalOptions&, Invocation& call) {
    const auto store = call.open(Access::read);
    auto rows = call.rows("tiers.db.journal/1", {.columns = {{"id", tr("Id"), Kind::id},
                                                             {"at", tr("When"), Kind::instant},
                                                             {"user", tr("User"), Kind::text},
                                                             {"host", tr("Host"), Kind::text},
                                                             {"as", tr("As"), Kind::text},
                                                             {"command", tr("Command"), Kind::code},
                                                             {"entity", tr("Thing"), Kind::code},
                                                             {"entity_id", tr("Number"), Kind::id},
                                                             {"digest", tr("Digest"), Kind::code}},
                                                 .empty = tr("nothing was changed yet")});
    upkeep::each_journal_row(store, [&](const upkeep::JournalRow& row) {
        rows.row({row.id, Moment{row.at, Seconds(0)}, row.user, row.host, cell(row.as), row.command, row.entity,
                  row.entity_id, row.digest});
    });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb db_journal;
const Verb db_journal =
    verb<DbJournalOptions>("journal", msgid("Who changed what, and when"), Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
