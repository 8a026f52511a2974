#include "cmd/member/followup_fields.h"

namespace tiers::cmd {

namespace {

struct MemberMeetingOptions {
    std::optional<std::string> followup, text, on, next, due;
    std::string with, track = "professional";
    std::optional<std::int64_t> minutes, withdraw;
};

void declare(Arguments& verb, MemberMeetingOptions& o) {
    verb.positional("followup", o.followup, tr("Id or name of a follow-up"), Names::followup);
    verb.positional("text", o.text, tr("What came up; - for standard input"));
    verb.option("--on", "DAY", o.on, tr("When it was; today when left out"));
    verb.option("--minutes", "N", o.minutes, tr("How long it lasted"));
    verb.option("--with", "TEXT", o.with, tr("Who was there"));
    verb.option("--next", "TEXT", o.next, tr("A task that comes of it"));
    verb.option("--due", "DAY", o.due, tr("The day that task is due"));
    declare_track(verb, o.track);
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a meeting that was not back"));
}

std::vector<followup::Note> noted(const MemberMeetingOptions& o, Store& store, Invocation& call) {
    if (!o.followup || !o.text || o.next.has_value() != o.due.has_value())
        throw BadInput("missing_argument",
                       o.text ? tr("--next and --due go together") : tr("whom did you meet, and what came up?"),
                       "tiers member meeting 'Atelier bois' 'Premier prototype' --next 'Devis' --due 2026-12-10");
    followup::Note meeting;
    meeting.track = followup::track_named(o.track);
    meeting.followup = followup::find(store, *o.followup).id;
    meeting.day = day_or_today(o.on, call);
    meeting.minutes = o.minutes;
    meeting.who = o.with;
    meeting.text = text_or_input(*o.text, call);
    std::vector<followup::Note> wanted{meeting};
    if (o.next) {
        auto task = meeting;
        task.kind = "task";
        task.minutes.reset();
        task.who.clear();
        task.due = parse_day(*o.due);
        task.text = *o.next;
        wanted.push_back(task);
    }
    return followup::note(store, wanted, call.today(), call.globals().key.value_or(""));
}

int run(const MemberMeetingOptions& o, Invocation& call) {
    if (o.withdraw) refuse_with(o.followup || o.on || o.next || o.due || call.globals().key, "--withdraw");
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto track = followup::track_named(o.track);
    const auto notes = o.withdraw ? std::vector{followup::withdraw_note(store, track, "meeting", *o.withdraw)}
                                  : call.told(noted(o, store, call));
    call.show("tiers.member.meeting/1", note_receipt(o.withdraw ? tr("taken back") : tr("noted"), notes, call));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_meeting;
const Verb member_meeting =
    verb<MemberMeetingOptions>("meeting", msgid("Note a meeting of a follow-up, and what comes of it"), Needs::write,
                               uses_dry_run | uses_key, declare, run, followup::note_columns);

}  // namespace tiers::cmd
