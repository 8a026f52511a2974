#include <tiers/erasure.h>

#include "cmd/member/erased.h"

namespace tiers::cmd {

namespace {

struct MemberEraseOptions {
    std::string who, reason;
    bool guest = false;
};

void declare(Arguments& verb, MemberEraseOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or full name"), Names::member);
    verb.flag("--guest", o.guest, tr("WHO is a guest of events: e-mail, full name, or a participant's id"));
    verb.option("--reason", "TEXT", o.reason, tr("Kept in the journal, without what names the member"));
}

/// A member, or a guest of events.
class Somebody {
public:
    Somebody(const Store& store, const MemberEraseOptions& o, bool exact) {
        if (o.guest)
            guest_ = member::find_guest(store, o.who);
        else
            member_ = member::find(store, o.who, exact).id;
    }

    member::Erasure plan(const Store& store) const {
        return guest_ ? member::plan_guest_erasure(store, *guest_) : member::plan_erasure(store, member_);
    }
    member::Erasure erase(Store& store, const std::string& reason) const {
        return guest_ ? member::erase_guest(store, *guest_, reason) : member::erase(store, member_, reason);
    }

private:
    member::Id member_ = 0;
    std::optional<member::Guest> guest_;
};

/// Planned and told, so that nobody waits for the database while somebody thinks.
bool agreed(const Store& store, const Somebody& who, Invocation& call) {
    if (call.globals().yes) return true;
    const auto plan = who.plan(store);
    if (call.may_ask())
        for (const auto& sentence : member::erasure_receipt(plan, call.language()).sentences) call.say("{}", sentence);
    return call.confirm(plan.guest ? say("erase guest {} '{}' for ever?", plan.id, plan.name)
                                   : say("erase member {} '{}' for ever?", plan.id, plan.name));
}

int dry_run(Store& store, const Somebody& who, Invocation& call) {
    Transaction transaction(store);
    call.show("tiers.member.erase.rows/1", member::planned_rows(who.plan(store)));
    return call.finish(transaction);
}

int run(const MemberEraseOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    const Somebody who(store, o, !call.may_ask());
    if (call.globals().dry_run) return dry_run(store, who, call);
    if (!agreed(store, who, call)) {
        call.say("nothing was changed");
        return 0;
    }
    {
        Transaction transaction(store);
        const auto erased = who.erase(store, o.reason);
        call.show("tiers.member.erase/1", member::erasure_receipt(erased, call.language()));
        transaction.commit();
    }
    return static_cast<int>(finish_erased(store, call));
}

}  // namespace

extern const Verb member_erase;
const Verb member_erase = verb<MemberEraseOptions>(
    "erase", msgid("Take a member or a guest out of every row, and keep statistics and books without them"),
    Needs::write, uses_dry_run | uses_yes, declare, run, member::erasure_columns);

}  // namespace tiers::cmd
