#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberDueOptions {
    std::optional<std::string> until;
    std::string track = "professional";
};

void declare(Arguments& verb, MemberDueOptions& o) {
    verb.option("--until", "DAY", o.until, tr("Due up to this day; today when left out"));
    declare_track(verb, o.track);
}

int run(const MemberDueOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table heading;
    heading.columns = followup::due_columns();
    heading.empty = tr("nothing is due");
    auto rows = call.rows("tiers.member.due/1", heading);
    for (const auto& one : followup::due(store, followup::track_named(o.track), day_or_today(o.until, call)))
        rows.row(followup::due_row(one, call.today()));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_due;
const Verb member_due = verb<MemberDueOptions>("due", msgid("List what is to be done for follow-ups"), Needs::read,
                                               uses_none, declare, run, followup::due_columns);

}  // namespace tiers::cmd
