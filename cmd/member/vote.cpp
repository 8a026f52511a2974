#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

namespace {

struct MemberVoteOptions {
    std::optional<std::string> resolution, on;
    std::optional<std::int64_t> voted_for, withdraw;
    std::int64_t against = 0, abstain = 0;
    std::string majority = "half";
};

void declare(Arguments& verb, MemberVoteOptions& o) {
    verb.positional("resolution", o.resolution, tr("What is voted on"));
    verb.option("--for", "N", o.voted_for, tr("Votes for it"));
    verb.option("--against", "N", o.against, tr("Votes against it"));
    verb.option("--abstain", "N", o.abstain, tr("How many abstained"));
    verb.choice("--majority", "SHARE", o.majority, member::majorities(), tr("More than half when left out"));
    declare_on(verb, o.on);
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong count back"));
}

member::Vote counted(const MemberVoteOptions& o, Store& store, const member::Assembly& assembly,
                     const Invocation& call) {
    if (!o.resolution || !o.voted_for)
        throw BadInput("missing_argument", tr("what was voted on, and how many are for it?"),
                       "tiers member vote 'Comptes 2025' --for 41 --against 3 --abstain 2");
    member::Vote wanted;
    wanted.resolution = *o.resolution;
    wanted.majority = o.majority;
    wanted.voted_for = *o.voted_for;
    wanted.against = o.against;
    wanted.abstained = o.abstain;
    return member::count_vote(store, assembly, wanted, call.globals().key.value_or(""));
}

int run(const MemberVoteOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto assembly = assembly_on(o.on, store, call);
    const auto vote =
        o.withdraw ? member::withdraw_vote(store, assembly, *o.withdraw) : call.told(counted(o, store, assembly, call));
    Table table{.columns = member::vote_columns(), .rows = {member::vote_row(vote)}};
    table.sentences = {member::vote_sentence(o.withdraw ? tr("taken back") : tr("voted"), vote)};
    call.show("tiers.member.vote/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_vote;
const Verb member_vote = verb<MemberVoteOptions>("vote", msgid("Count the votes on a resolution"), Needs::write,
                                                 uses_dry_run | uses_key, declare, run, member::vote_columns);

}  // namespace tiers::cmd
