#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberFollowupOptions {
    std::string followup, track = "professional";
    std::optional<std::string> of;
};

void declare(Arguments& verb, MemberFollowupOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.choice("--of", "WHAT", o.of, {"stages", "notes", "outcomes"},
                tr("Only its stages with the days in each, its meetings and tasks, or its outcomes, as a table"));
    declare_track(verb, o.track);
}

void show_part(const MemberFollowupOptions& o, const Store& store, const followup::Followup& shown, Invocation& call) {
    Table table;
    if (*o.of == "stages") {
        table.columns = followup::move_columns();
        for (const auto& one : followup::moves(store, shown.id))
            table.rows.push_back(followup::move_row(one, call.today()));
    } else if (*o.of == "notes") {
        table.columns = followup::note_columns();
        for (const auto& one : followup::notes(store, followup::track_named(o.track), shown.id))
            table.rows.push_back(followup::note_row(one));
    } else {
        table.columns = followup::outcome_columns();
        for (const auto& one : followup::outcomes(store, shown.id)) table.rows.push_back(followup::outcome_row(one));
    }
    table.empty = tr("nothing noted");
    call.show("tiers.member.followup." + *o.of + "/1", table);
}

int run(const MemberFollowupOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto shown = followup::find(store, o.followup);
    if (o.of)
        show_part(o, store, shown, call);
    else if (call.for_people() && call.globals().fields.empty())
        call.show(followup::page(store, shown, o.track == "personal", call.today()));
    else
        call.show_one("tiers.member.followup/1", followup::columns(), followup::row(shown));
    return 0;
}

}  // namespace

extern const Verb member_followup;
const Verb member_followup = verb<MemberFollowupOptions>("followup", msgid("Show all about one follow-up"), Needs::read,
                                                         uses_none, declare, run, followup::columns);

}  // namespace tiers::cmd
