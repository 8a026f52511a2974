#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/upkeep/findings.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct DbVerifyOptions {
    std::string head;
};

void declare(Arguments& verb, DbVerifyOptions& o) {
    verb.option("--head", "DIGEST", o.head, tr("A head printed earlier that the journal must still hold"));
}

int run(const DbVerifyOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    auto table = table_of(upkeep::verify(store, o.head));
    const auto sound = table.rows.empty();
    if (sound) table.empty = say("sound; head of the journal {}", upkeep::journal_head(store));
    call.show("tiers.db.verify/1", std::move(table));
    return static_cast<int>(sound ? Exit::done : Exit::unusable);
}

}  // namespace

extern const Verb db_verify;
const Verb db_verify =
    verb<DbVerifyOptions>("verify", msgid("Check the database against every rule, and name each row that breaks one"),
                          Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
