#include <tiers/duplicate.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberMergeOptions {
    std::string into, from;
};

void declare(Arguments& verb, MemberMergeOptions& o) {
    verb.positional("into", o.into, tr("Who stays: id, e-mail, or full name"), Names::member);
    verb.positional("from", o.from, tr("Who is the same, and joined into it"), Names::member);
}

std::vector<std::string> sentences(const member::Merged& merged) {
    std::vector<std::string> told{
        say("merged  {}  {}  into  {}  {}", merged.from.id, merged.from.name, merged.into.id, merged.into.name)};
    for (const auto& step : merged.steps)
        told.push_back(fmt::format("{}  {}  {}", tr(step.done.c_str()), step.label,
                                   step.count > 0 ? std::to_string(step.count) : step.value));
    return told;
}

/// Tried, taken back and told, so that nobody waits for the database while somebody thinks.
bool agreed(Store& store, member::Id into, member::Id from, Invocation& call) {
    if (call.globals().dry_run || call.globals().yes) return true;
    Transaction transaction(store);
    const auto merged = member::merge(store, into, from);
    transaction.rollback();
    if (call.may_ask())
        for (const auto& sentence : sentences(merged)) call.say("{}", sentence);
    return call.confirm(say("merge {} '{}' into {} '{}'?", from, merged.from.name, into, merged.into.name));
}

int run(const MemberMergeOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    const auto exact = !call.may_ask();
    const auto into = member::find(store, o.into, exact).id, from = member::find(store, o.from, exact).id;
    if (!agreed(store, into, from, call)) {
        call.say("nothing was changed");
        return 0;
    }
    Transaction transaction(store);
    const auto merged = member::merge(store, into, from);
    call.show("tiers.member.merge/1",
              {.columns = member::merge_columns(), .rows = member::merge_rows(merged), .sentences = sentences(merged)});
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_merge;
const Verb member_merge =
    verb<MemberMergeOptions>("merge", msgid("Join a member that is there twice into the other"), Needs::write,
                             uses_dry_run | uses_yes, declare, run, member::merge_columns);

}  // namespace tiers::cmd
