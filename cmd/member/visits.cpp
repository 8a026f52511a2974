#include <tiers/visit.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberVisitsOptions {
    std::string period = "this-month";
};

void declare(Arguments& verb, MemberVisitsOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-week; this month when left out"));
}

int run(const MemberVisitsOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    const auto period = parse_period(o.period, zone_of(store, call).day(call.now()));
    const auto found = member::visits(store, period, place);
    Table table{.columns = member::visit_columns(),
                .empty = say("no visitors: {}", render::shown(period, call.language()))};
    for (const auto& visit : found) table.rows.push_back(member::visit_row(visit));
    Document document;
    document.schema = "tiers.member.visits/1";
    document.sections.emplace_back(std::move(table));
    if (!found.empty()) document.sections.emplace_back(Paragraph{member::visitors(found)});
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb member_visits;
const Verb member_visits = verb<MemberVisitsOptions>("visits", msgid("List visitors who are no members"), Needs::read,
                                                     uses_place, declare, run, member::visit_columns);

}  // namespace tiers::cmd
