#include <tiers/upkeep.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::string head;
};

void declare(Arguments& verb, Options& o) {
    verb.option("--head", "DIGEST", o.head, tr("A head printed earlier that the journal must still hold"));
}

int run(const Options& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = {{"check", tr("Check"), Kind::code},
                            {"entity", tr("Where"), Kind::code},
                            {"id", tr("Id"), Kind::id},
                            {"detail", tr("Why"), Kind::text}}};
    for (const auto& finding : upkeep::verify(store, o.head))
        table.rows.push_back(
            {finding.check, finding.entity, finding.id > 0 ? Value(finding.id) : Value(), finding.detail});
    const auto sound = table.rows.empty();
    table.empty = say("sound; head of the journal {}", upkeep::journal_head(store));
    call.show("tiers.db.verify/1", std::move(table));
    return static_cast<int>(sound ? Exit::done : Exit::unusable);
}

}  // namespace

extern const Verb db_verify;
const Verb db_verify =
    verb<Options>("verify", msgid("Check the database against every rule, and name each row that breaks one"),
                  Needs::read, uses_none, declare, run);

}  // namespace tiers::cmd
