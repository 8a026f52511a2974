#include <tiers/presence_use.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/member/receipts.h"

namespace tiers::cmd {

namespace {

struct MemberCoverOptions {
    std::string period = "last-month", of = "desk";
};

void declare(Arguments& verb, MemberCoverOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance yesterday or 2026-10; last-month when left out"));
    verb.option("--of", "ID", o.of, tr("Resource or kind of resource that they had; desk when left out"),
                Names::resource);
}

int run(const MemberCoverOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const member::Covering covering{parse_period(o.period, zone_of(store, call).day(call.now())),
                                    call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "",
                                    o.of};
    const auto style = amount_style(store, call);
    Table table{.columns = member::use_columns(style.for_people), .empty = tr("no day is left to cover")};
    for (const auto& use : member::cover_presences(store, covering)) {
        const auto told = use.withdrawn ? use : call.told(use);
        table.rows.push_back(member::use_row(told, style));
        table.sentences.push_back(member::use_sentence(use.withdrawn ? tr("withdrawn") : tr("noted"), told, style));
    }
    call.show("tiers.member.cover/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_cover;
const Verb member_cover =
    verb<MemberCoverOptions>("cover", msgid("Let allowances cover the days that members came"), Needs::write,
                             uses_place | uses_dry_run, declare, run, [] { return member::use_columns(); });

}  // namespace tiers::cmd
