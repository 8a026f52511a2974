#include <tiers/visit.h>

#include "cmd/invocation.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct MemberVisitOptions {
    std::optional<std::string> count, purpose, on;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, MemberVisitOptions& o) {
    verb.positional("count", o.count, tr("How many visitors"));
    verb.choice("--for", "PURPOSE", o.purpose, member::visit_purposes(), tr("What they came for"));
    verb.option("--on", "DAY", o.on, tr("The day they came; today when left out"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, take a wrong count back"));
}

member::Visit counted(const MemberVisitOptions& o, Store& store, const Invocation& call) {
    if (!o.count || !o.purpose)
        throw BadInput("missing_argument", tr("how many came, and what for?"), "tiers member visit 12 --for tourism");
    const auto place = catalogue::one_place(store, call.globals().place);
    const auto day = o.on ? std::optional(parse_day(*o.on)) : std::nullopt;
    const auto count = whole(*o.count);
    if (!count) throw BadInput("bad_count", say("'{}' is not a number of visitors", *o.count));
    return member::count_visit(store, place, *o.purpose, *count, day, call.globals().key.value_or(""));
}

int run(const MemberVisitOptions& o, Invocation& call) {
    if (o.withdraw && (o.count || o.purpose || o.on || call.globals().key))
        throw BadInput("bad_options", tr("--withdraw takes the id of a count and nothing else"));
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto visit = o.withdraw ? member::withdraw_visit(store, *o.withdraw) : call.told(counted(o, store, call));
    Table table{.columns = member::visit_columns(), .rows = {member::visit_row(visit)}};
    table.sentences = {member::visit_sentence(o.withdraw ? tr("withdrawn") : tr("counted"), visit)};
    call.show("tiers.member.visit/1", table);
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_visit;
const Verb member_visit =
    verb<MemberVisitOptions>("visit", msgid("Count visitors who are no members"), Needs::write,
                             uses_place | uses_dry_run | uses_key, declare, run, member::visit_columns);

}  // namespace tiers::cmd
