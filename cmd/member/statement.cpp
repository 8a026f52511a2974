#include <tiers/statement.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberStatementOptions {
    std::string who, period = "this-month";
};

void declare(Arguments& verb, MemberStatementOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-quarter; this month when left out"));
}

int run(const MemberStatementOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto period = parse_period(o.period, call.today());
    call.show(member::statement_document(store, member::find(store, o.who), period, call.today(),
                                         call.globals().explain && call.for_people(), call.language()));
    return 0;
}

}  // namespace

extern const Verb member_statement;
const Verb member_statement =
    verb<MemberStatementOptions>("statement", msgid("Tell what a member owes and paid, line by line"), Needs::read,
                                 uses_explain, declare, run, [] { return member::statement_columns(); });

}  // namespace tiers::cmd
