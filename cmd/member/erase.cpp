#include <tiers/erasure.h>
#include <tiers/upkeep.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberEraseOptions {
    std::string who, reason;
};

void declare(Arguments& verb, MemberEraseOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or full name"), Names::member);
    verb.option("--reason", "TEXT", o.reason, tr("Kept in the journal, without what names the member"));
}

/// Planned and told, so that nobody waits for the database while somebody thinks.
bool agreed(const Store& store, member::Id who, Invocation& call) {
    if (call.globals().yes) return true;
    const auto plan = member::plan_erasure(store, who);
    if (call.may_ask())
        for (const auto& sentence : member::erasure_receipt(plan, call.language()).sentences) call.say("{}", sentence);
    return call.confirm(say("erase member {} '{}' for ever?", plan.member.id, plan.member.name));
}

int dry_run(Store& store, member::Id who, Invocation& call) {
    Transaction transaction(store);
    call.show("tiers.member.erase.rows/1", member::planned_rows(member::plan_erasure(store, who)));
    return call.finish(transaction);
}

/// What was erased is on the list beside the database, and nowhere in its file.
Exit wipe(Store& store, Invocation& call) {
    member::keep_erasure_list(store, member::erasure_file(store.file()));
    if (upkeep::wipe(store)) return Exit::done;
    call.say("erased, not yet wiped: somebody reads the database; the next write finishes, or: tiers db wipe");
    return Exit::busy;
}

int run(const MemberEraseOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    const auto who = member::find(store, o.who, !call.may_ask()).id;
    if (call.globals().dry_run) return dry_run(store, who, call);
    if (!agreed(store, who, call)) {
        call.say("nothing was changed");
        return 0;
    }
    {
        Transaction transaction(store);
        const auto erased = member::erase(store, who, o.reason);
        call.show("tiers.member.erase/1", member::erasure_receipt(erased, call.language()));
        transaction.commit();
    }
    return static_cast<int>(wipe(store, call));
}

}  // namespace

extern const Verb member_erase;
const Verb member_erase = verb<MemberEraseOptions>(
    "erase", msgid("Take a member out of every row, and keep statistics and books without them"), Needs::write,
    uses_dry_run | uses_yes, declare, run, member::erasure_columns);

}  // namespace tiers::cmd
