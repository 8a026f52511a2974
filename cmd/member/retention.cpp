#include <tiers/retention.h>

#include "cmd/invocation.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRetentionOptions {
    std::optional<std::string> on, of;
    bool apply = false;
};

void declare(Arguments& verb, MemberRetentionOptions& o) {
    verb.option("--on", "DAY", o.on, tr("As it would be on this day; today when left out"));
    verb.choice("--of", "WHAT", o.of, {"members", "notes"},
                tr("Only members, or only notes of the personal track, as a table"));
    verb.flag("--apply", o.apply, tr("Take away what the notes say; members are erased by tiers member erase"));
}

Table members_of(const retention::Past& past) {
    Table table{.title = tr("To be erased: tiers member erase"),
                .columns = retention::member_columns(),
                .empty = tr("no member is past the time people are kept")};
    for (const auto& one : past.members) table.rows.push_back(retention::row(one));
    return table;
}

Table notes_of(const retention::Past& past, bool apply) {
    Table table{.title = apply ? tr("Personal track: taken away") : tr("Personal track: taken away with --apply"),
                .columns = retention::note_columns(),
                .empty = tr("no note of the personal track is past the time it is kept")};
    for (const auto& one : past.notes) table.rows.push_back(retention::row(one));
    return table;
}

void show(const retention::Past& past, const MemberRetentionOptions& o, Day on, Invocation& call) {
    Document document;
    document.schema = o.of == "notes" ? "tiers.member.retention.notes/1" : "tiers.member.retention/1";
    if (o.of != "notes") document.sections.emplace_back(members_of(past));
    if (o.of != "members") document.sections.emplace_back(notes_of(past, o.apply));
    if (call.globals().explain) document.notes = retention::explained(past, on);
    call.show(document);
}

void check(const MemberRetentionOptions& o, Day on, Day today) {
    if (o.apply && on > today)
        throw BadInput("future_day", say("{} is yet to come", iso(on)), tr("--apply takes a day until today"));
}

std::string question(const retention::Past& past) {
    const auto count = past.notes.size();
    return fmt::format(fmt::runtime(trn("take away what {} note of the personal track says?",
                                        "take away what {} notes of the personal track say?", count)),
                       count);
}

int run(const MemberRetentionOptions& o, Invocation& call) {
    const auto on = day_or_today(o.on, call);
    check(o, on, call.today());
    auto store = call.open(o.apply ? Access::write : Access::read);
    auto past = retention::past(store, on);
    if (o.apply && !past.notes.empty() && !call.globals().dry_run && !call.confirm(question(past))) {
        call.say("nothing was changed");
        return 0;
    }
    if (!o.apply) {
        show(past, o, on, call);
        return 0;
    }
    Transaction transaction(store);
    past = retention::past(store, on);
    retention::empty(store, past.notes);
    show(past, o, on, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_retention;
const Verb member_retention =
    verb<MemberRetentionOptions>("retention", msgid("Say who and what is past the time it is kept"), Needs::write,
                                 uses_dry_run | uses_yes | uses_explain, declare, run, retention::member_columns);

}  // namespace tiers::cmd
