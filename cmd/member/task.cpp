#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberTaskOptions {
    std::optional<std::string> followup, text, due, on;
    std::string who, track = "professional";
    std::optional<std::int64_t> done, withdraw;
};

void declare(Arguments& verb, MemberTaskOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.positional("text", o.text, tr("What is to be done; - for standard input"));
    verb.option("--due", "DAY", o.due, tr("The day it is due"));
    verb.option("--for", "TEXT", o.who, tr("Who does it"));
    declare_track(verb, o.track);
    verb.option("--done", "ID", o.done, tr("Instead, a task is done"));
    verb.option("--on", "DAY", o.on, tr("The day it was noted or done; today when left out"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, a task is not to be done after all"));
}

followup::Note noted(const MemberTaskOptions& o, Store& store, Invocation& call) {
    if (!o.followup || !o.text || !o.due)
        throw BadInput("missing_argument", tr("what is to be done, and by when?"),
                       "tiers member task 'Atelier bois' 'Devis' --due 2026-12-10");
    followup::Note task;
    task.track = followup::track_named(o.track);
    task.followup = followup::find(store, *o.followup).id;
    task.kind = "task";
    task.day = day_or_today(o.on, call);
    task.due = parse_day(*o.due);
    task.who = o.who;
    task.text = text_or_input(*o.text, call);
    return followup::note(store, {task}, call.today(), call.globals().key.value_or("")).front();
}

int run(const MemberTaskOptions& o, Invocation& call) {
    const auto others = o.followup || o.due || !o.who.empty() || call.globals().key;
    if (o.done) refuse_with(others || o.withdraw, "--done");
    if (o.withdraw) refuse_with(others || o.on, "--withdraw");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto track = followup::track_named(o.track);
    const auto task = o.done       ? followup::finish(store, track, *o.done, day_or_today(o.on, call), call.today())
                      : o.withdraw ? followup::withdraw_note(store, track, "task", *o.withdraw)
                                   : call.told(noted(o, store, call));
    const auto* what = o.done ? tr("done") : o.withdraw ? tr("taken back") : tr("noted");
    call.show("tiers.member.task/1", note_receipt(what, {task}, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_task;
const Verb member_task =
    verb<MemberTaskOptions>("task", msgid("Note what is to be done for a follow-up, and by when"), Needs::write,
                            uses_dry_run | uses_key, declare, run, followup::note_columns);

}  // namespace tiers::cmd
