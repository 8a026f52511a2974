#include "cmd/member/followup_fields.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberAmendOptions {
    std::string followup;
    std::optional<std::string> name, adviser, on;
    std::vector<std::string> add, remove;
};

void declare(Arguments& verb, MemberAmendOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.option("--name", "TEXT", o.name, tr("Name of the project or household"));
    verb.option("--adviser", "TEXT", o.adviser, tr("Who accompanies it"));
    verb.option("--add", "WHO", o.add, tr("A member who comes in"), Names::member);
    verb.option("--remove", "WHO", o.remove, tr("A member who leaves it"), Names::member);
    verb.option("--on", "DAY", o.on, tr("When members come and leave; today when left out"));
}

int run(const MemberAmendOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    followup::Amendment amendment{.name = o.name, .adviser = o.adviser};
    if (!o.add.empty()) amendment.add = member_ids(call, store, o.add);
    if (!o.remove.empty()) amendment.remove = member_ids(call, store, o.remove, true);
    const auto amended =
        followup::amend(store, followup::find(store, o.followup).id, amendment, day_or_today(o.on, call), call.today());
    call.show("tiers.member.amend/1", followup_receipt(tr("amended"), amended, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_amend;
const Verb member_amend =
    verb<MemberAmendOptions>("amend", msgid("Change what a follow-up is called, and who is in it"), Needs::write,
                             uses_dry_run, declare, run, followup::columns);

}  // namespace tiers::cmd
