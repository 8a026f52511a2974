#include <tiers/identifier.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"

namespace tiers::cmd {

namespace {

struct MemberIdentifyOptions {
    std::string who;
    bool lost = false;
};

void declare(Arguments& verb, MemberIdentifyOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.flag("--lost", o.lost, tr("It is theirs no more"));
}

/// From standard input: a command line is seen by others, and kept by the shell.
std::string identifier(Invocation& call) {
    const auto lines = call.lines();
    if (lines.size() != 1)
        throw BadInput("one_identifier", tr("standard input gives one identifier, on a line"),
                       "tiers member identify 7 < badge");
    return lines.front();
}

const char* change(Store& store, member::Id who, const std::string& given, bool lost) {
    if (!lost) return member::identify(store, who, given) ? tr("identified") : tr("unchanged");
    member::lose(store, who, given);
    return tr("taken away");
}

int run(const MemberIdentifyOptions& o, Invocation& call) {
    const auto given = identifier(call);
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto who = member::find(store, o.who);
    const auto* done = change(store, who.id, given, o.lost);
    call.show("tiers.member.identify/1", member_receipt(done, who));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_identify;
const Verb member_identify =
    verb<MemberIdentifyOptions>("identify", msgid("Make a badge, read from standard input, a member's"), Needs::write,
                                uses_dry_run, declare, run, member::columns);

}  // namespace tiers::cmd
