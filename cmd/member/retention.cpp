#include <tiers/retention.h>

#include "cmd/member/erased.h"
#include "cmd/member/typed.h"

namespace tiers::cmd {

namespace {

struct MemberRetentionOptions {
    std::optional<std::string> on, of;
    bool apply = false;
};

void declare(Arguments& verb, MemberRetentionOptions& o) {
    verb.option("--on", "DAY", o.on, tr("As it would be on this day; today when left out"));
    verb.choice("--of", "WHAT", o.of, {"members", "guests", "notes"},
                tr("Only members, guests, or notes of the personal track, as a table"));
    verb.flag("--apply", o.apply,
              tr("Erase the guests and take away what the notes say; members are erased by tiers member erase"));
}

/// What is past its time, of what is asked for.
retention::Past asked(const MemberRetentionOptions& o, const Store& store, Day on) {
    auto past = retention::past(store, on);
    if (o.of && *o.of != "guests") past.guests.clear();
    if (o.of && *o.of != "notes") past.notes.clear();
    return past;
}

Table members_of(const retention::Past& past) {
    Table table{.title = tr("To be erased: tiers member erase"),
                .columns = retention::member_columns(),
                .empty = tr("no member is past the time people are kept")};
    for (const auto& one : past.members) table.rows.push_back(retention::row(one));
    return table;
}

Table guests_of(const retention::Past& past, bool apply) {
    Table table{.title = apply ? tr("Guests: erased") : tr("Guests: erased with --apply"),
                .columns = retention::guest_columns(),
                .empty = tr("no guest is past the time people are kept")};
    for (const auto& one : past.guests) table.rows.push_back(retention::row(one));
    return table;
}

Table notes_of(const retention::Past& past, bool apply) {
    Table table{.title = apply ? tr("Personal track: taken away") : tr("Personal track: taken away with --apply"),
                .columns = retention::note_columns(),
                .empty = tr("no note of the personal track is past the time it is kept")};
    for (const auto& one : past.notes) table.rows.push_back(retention::row(one));
    return table;
}

std::string schema_of(const MemberRetentionOptions& o) {
    if (o.of == "notes") return "tiers.member.retention.notes/1";
    return o.of == "guests" ? "tiers.member.retention.guests/1" : "tiers.member.retention/1";
}

void show(const retention::Past& past, const MemberRetentionOptions& o, Day on, Invocation& call) {
    Document document;
    document.schema = schema_of(o);
    const auto wanted = [&](const char* what) { return !o.of || *o.of == what; };
    if (wanted("members")) document.sections.emplace_back(members_of(past));
    if (wanted("guests")) document.sections.emplace_back(guests_of(past, o.apply));
    if (wanted("notes")) document.sections.emplace_back(notes_of(past, o.apply));
    if (call.globals().explain) document.notes = retention::explained(past, on);
    call.show(document);
}

void check(const MemberRetentionOptions& o, Day on, Day today) {
    if (o.apply && on > today)
        throw BadInput("future_day", say("{} is yet to come", iso(on)), tr("--apply takes a day until today"));
}

std::string question(const retention::Past& past) {
    const auto guests = past.guests.size(), notes = past.notes.size();
    const auto erased = fmt::format(fmt::runtime(trn("erase {} guest", "erase {} guests", guests)), guests);
    const auto emptied = fmt::format(fmt::runtime(trn("take away what {} note of the personal track says",
                                                      "take away what {} notes of the personal track say", notes)),
                                     notes);
    if (notes == 0) return erased + "?";
    return guests == 0 ? emptied + "?" : say("{}, {}?", erased, emptied);
}

int apply(const MemberRetentionOptions& o, Day on, Store& store, Invocation& call) {
    {
        Transaction transaction(store);
        const auto past = asked(o, store, on);
        retention::erase(store, past.guests);
        retention::empty(store, past.notes);
        show(past, o, on, call);
        const auto exit = call.finish(transaction);
        if (past.guests.empty() || call.globals().dry_run) return exit;
    }
    return static_cast<int>(finish_erased(store, call));
}

int run(const MemberRetentionOptions& o, Invocation& call) {
    const auto on = day_or_today(o.on, call);
    check(o, on, call.today());
    auto store = call.open(o.apply ? Access::write : Access::read);
    const auto past = asked(o, store, on);
    const auto something = !past.notes.empty() || !past.guests.empty();
    if (o.apply && something && !call.globals().dry_run && !call.confirm(question(past))) {
        call.say("nothing was changed");
        return 0;
    }
    if (!o.apply) {
        show(past, o, on, call);
        return 0;
    }
    return apply(o, on, store, call);
}

}  // namespace

extern const Verb member_retention;
const Verb member_retention =
    verb<MemberRetentionOptions>("retention", msgid("Say who and what is past the time it is kept"), Needs::write,
                                 uses_dry_run | uses_yes | uses_explain, declare, run, retention::member_columns);

}  // namespace tiers::cmd
