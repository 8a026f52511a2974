#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberFollowupsOptions {
    std::optional<std::string> who, kind, stage, level, adviser, on;
    bool ended = false;
};

void declare(Arguments& verb, MemberFollowupsOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.choice("--kind", "KIND", o.kind, followup::kinds(), tr("Only projects or households"));
    verb.option("--stage", "STAGE", o.stage, tr("Only those at this stage"), Names::stage);
    verb.option("--level", "ID", o.level, tr("Only those at this level of service"));
    verb.option("--adviser", "TEXT", o.adviser, tr("Only those somebody accompanies"));
    verb.flag("--ended", o.ended, tr("Also those that ended"));
    verb.option("--on", "DAY", o.on, tr("As they were on this day; today when left out"));
}

int run(const MemberFollowupsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    followup::Query query{.kind = o.kind,
                          .stage = o.stage,
                          .level = o.level,
                          .adviser = o.adviser,
                          .place = call.globals().place,
                          .member = std::nullopt,
                          .ended = o.ended};
    if (o.who) query.member = member::find(store, *o.who).id;
    Table heading;
    heading.columns = followup::columns();
    heading.empty = tr("no follow-ups");
    auto rows = call.rows("tiers.member.followups/1", heading);
    for (const auto& one : followup::list(store, query, day_or_today(o.on, call))) rows.row(followup::row(one));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_followups;
const Verb member_followups =
    verb<MemberFollowupsOptions>("followups", msgid("List projects and households followed, and how far they are"),
                                 Needs::read, uses_place, declare, run, followup::columns);

}  // namespace tiers::cmd
