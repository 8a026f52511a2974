#include <tiers/directory.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberMatchOptions {
    std::optional<std::string> who;
    std::optional<std::int64_t> best;
    bool again = false, propose = false;
};

void declare(Arguments& verb, MemberMatchOptions& o) {
    verb.positional("who", o.who, tr("Only pairs with this member"), Names::member);
    verb.option("--best", "N", o.best, tr("Only so many, the best first"));
    verb.flag("--again", o.again, tr("Also pairs that were proposed to each other before"));
    verb.flag("--propose", o.propose, tr("Remember that they are proposed: they are left out the next time"));
}

std::vector<member::Match> found(const MemberMatchOptions& o, const Store& store, Invocation& call) {
    member::MatchQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    query.again = o.again;
    auto pairs = member::matches(store, query, call.today());
    if (o.best && static_cast<std::size_t>(*o.best) < pairs.size()) pairs.resize(static_cast<std::size_t>(*o.best));
    return pairs;
}

void show(const std::vector<member::Match>& pairs, Invocation& call) {
    Document document;
    document.schema = "tiers.member.match/1";
    document.title = tr("Who may help whom");
    Table table{.columns = member::match_columns(), .empty = tr("no new pair: nobody offers what another seeks")};
    for (const auto& pair : pairs) table.rows.push_back(member::match_row(pair));
    document.sections.emplace_back(std::move(table));
    if (call.globals().explain)
        document.notes.emplace_back(
            tr("Where both give something comes first, then where more skills fit, then the same commune and the same "
               "sector. Only members who agreed to be in the directory are told of."));
    call.show(document);
}

int run(const MemberMatchOptions& o, Invocation& call) {
    if (o.best && *o.best < 1) throw BadInput("bad_count", tr("--best is a number from 1 on"), "--best 10");
    auto store = call.open(o.propose ? Access::write : Access::read);
    if (!o.propose) {
        show(found(o, store, call), call);
        return 0;
    }
    Transaction transaction(store);
    auto pairs = found(o, store, call);
    member::propose(store, pairs, call.today());
    show(pairs, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_match;
const Verb member_match =
    verb<MemberMatchOptions>("match", msgid("Propose members of whom one offers what the other seeks"), Needs::write,
                             uses_dry_run | uses_explain, declare, run, member::match_columns);

}  // namespace tiers::cmd
