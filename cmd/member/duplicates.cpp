#include <tiers/duplicate.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberDuplicatesOptions {
    std::optional<std::int64_t> score;
};

void declare(Arguments& verb, MemberDuplicatesOptions& o) {
    verb.option("--score", "POINTS", o.score, tr("Only pairs with at least so many points of 100"));
}

int run(const MemberDuplicatesOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto found = member::duplicates(store, static_cast<int>(o.score.value_or(0)));
    Table table{.columns = member::duplicate_columns(), .empty = tr("no duplicates")};
    for (const auto& pair : found.pairs) table.rows.push_back(member::duplicate_row(pair));
    call.show("tiers.member.duplicates/1", std::move(table));
    if (found.shared > 0)
        call.say("{} e-mails, phones or names are those of more than 20 members, and say nothing", found.shared);
    return 0;
}

}  // namespace

extern const Verb member_duplicates;
const Verb member_duplicates =
    verb<MemberDuplicatesOptions>("duplicates", msgid("Propose members that may be the same"), Needs::read, uses_none,
                                  declare, run, member::duplicate_columns);

}  // namespace tiers::cmd
