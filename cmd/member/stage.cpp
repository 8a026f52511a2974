#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberStageOptions {
    std::optional<std::string> followup, stage, on, exit;
    std::string level, by, reason;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, MemberStageOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.positional("stage", o.stage, tr("The stage it comes to"), Names::stage);
    verb.option("--level", "ID", o.level, tr("Level of service declared in tiers.toml"));
    verb.option("--on", "DAY", o.on, tr("Since when; today when left out"));
    verb.option("--by", "TEXT", o.by, tr("Who decided"));
    verb.option("--reason", "TEXT", o.reason, tr("Why"));
    verb.choice("--exit", "HOW", o.exit, followup::exits(), tr("How it left, at a stage that ends"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong move back"));
}

followup::Move moved(const MemberStageOptions& o, Store& store, const Invocation& call) {
    if (!o.followup || (!o.stage && o.level.empty()))
        throw BadInput("missing_argument", tr("which follow-up comes to which stage?"),
                       "tiers member stage 'Atelier bois' incubation");
    followup::Move wanted;
    wanted.followup = followup::find(store, *o.followup).id;
    wanted.day = day_or_today(o.on, call);
    wanted.stage = o.stage.value_or("");
    wanted.level = o.level;
    wanted.exit = o.exit.value_or("");
    wanted.decided_by = o.by;
    wanted.reason = o.reason;
    return followup::move(store, wanted, call.today(), call.globals().key.value_or(""));
}

int run(const MemberStageOptions& o, Invocation& call) {
    if (o.withdraw) refuse_with(o.followup || o.on || call.globals().key, "--withdraw");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto move = o.withdraw ? followup::withdraw_move(store, *o.withdraw) : call.told(moved(o, store, call));
    call.show("tiers.member.stage/1", move_receipt(o.withdraw ? tr("taken back") : tr("stage"), move, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_stage;
const Verb member_stage =
    verb<MemberStageOptions>("stage", msgid("Move a follow-up to a stage or a level of service"), Needs::write,
                             uses_dry_run | uses_key, declare, run, followup::move_columns);

}  // namespace tiers::cmd
