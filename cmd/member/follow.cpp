#include "cmd/member/followup_fields.h"
#include "cmd/member/receipts.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberFollowOptions {
    std::string name;
    std::vector<std::string> members;
    std::string kind = "project";
    std::optional<std::string> on;
    std::string stage, level, adviser, by;
};

void declare(Arguments& verb, MemberFollowOptions& o) {
    verb.positional("name", o.name, tr("Name of the project or household"));
    verb.option("--member", "WHO", o.members, tr("Who it is of; several times for several"), Names::member);
    verb.choice("--kind", "KIND", o.kind, followup::kinds(), tr("A project when left out"));
    verb.option("--stage", "STAGE", o.stage, tr("Where it is; the first stage when left out"), Names::stage);
    verb.option("--level", "ID", o.level, tr("Level of service declared in tiers.toml"));
    verb.option("--adviser", "TEXT", o.adviser, tr("Who accompanies it"));
    verb.option("--by", "TEXT", o.by, tr("Who decided"));
    verb.option("--on", "DAY", o.on, tr("Since when; today when left out"));
}

int run(const MemberFollowOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    followup::Followup wanted;
    wanted.kind = o.kind;
    wanted.name = o.name;
    wanted.place = call.globals().place.value_or("");
    wanted.adviser = o.adviser;
    if (!o.members.empty()) wanted.members = member_ids(call, store, o.members);
    followup::Move first;
    first.day = day_or_today(o.on, call);
    first.stage = o.stage;
    first.level = o.level;
    first.decided_by = o.by;
    const auto opened = followup::open(store, wanted, first, call.today(), call.globals().key.value_or(""));
    call.show("tiers.member.follow/1", followup_receipt(tr("opened"), call.told(opened), call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_follow;
const Verb member_follow =
    verb<MemberFollowOptions>("follow", msgid("Open the follow-up of a project or household"), Needs::write,
                              uses_place | uses_dry_run | uses_key, declare, run, followup::columns);

}  // namespace tiers::cmd
