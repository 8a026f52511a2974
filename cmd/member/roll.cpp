#include <tiers/roll.h>
#include <algorithm>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRollOptions {
    std::optional<std::string> on;
};

void declare(Arguments& verb, MemberRollOptions& o) {
    verb.option("--on", "DAY", o.on, tr("Day of the assembly; today when left out"));
}

int run(const MemberRollOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto voters = member::roll(store, day_or_today(o.on, call));
    Table table{.columns = member::roll_columns(), .empty = tr("nobody has a vote")};
    for (const auto& one : voters) table.rows.push_back(member::roll_row(one));
    const auto votes = std::count_if(voters.begin(), voters.end(), [](const auto& one) { return one.vote; });
    Document document;
    document.schema = "tiers.member.roll/1";
    document.sections.emplace_back(std::move(table));
    if (!voters.empty())
        document.sections.emplace_back(
            Paragraph{fmt::format(fmt::runtime(trn("{} vote", "{} votes", static_cast<unsigned long>(votes))), votes)});
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb member_roll;
const Verb member_roll =
    verb<MemberRollOptions>("roll", msgid("List who had a vote on a day: dues paid, presence enough"), Needs::read,
                            uses_none, declare, run, member::roll_columns);

}  // namespace tiers::cmd
