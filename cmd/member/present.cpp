#include <tiers/presence.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberPresentOptions {
    std::optional<std::string> at, period, by;
};

void declare(Arguments& verb, MemberPresentOptions& o) {
    verb.option("--at", "TIME", o.at, tr("Who was there then; who is there now when left out"));
    verb.option("--period", "PERIOD", o.period, tr("Instead, who came when: 2026-03 or last-week"));
    verb.choice("--by", "WHAT", o.by, {"member", "day"},
                tr("Days and half-days a member, or people and half-days a day"));
}

void check(const MemberPresentOptions& o) {
    if (o.at && o.period) throw BadInput("bad_options", tr("--at and --period exclude each other"));
    if (o.by && !o.period) throw BadInput("bad_options", tr("--by wants --period"), "--period this-month");
}

member::PresenceQuery query_of(const MemberPresentOptions& o, const Store& store, const Invocation& call) {
    const auto zone = zone_of(store, call);
    member::PresenceQuery query;
    query.place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    if (o.period)
        query.period = parse_period(*o.period, zone.day(call.now()));
    else
        query.at = o.at ? parse_instant(*o.at, zone, call.now()) : call.now();
    return query;
}

int run(const MemberPresentOptions& o, Invocation& call) {
    check(o);
    const auto store = call.open(Access::read);
    const auto query = query_of(o, store, call);
    if (o.by) {
        const auto by_member = *o.by == "member";
        call.show(by_member ? "tiers.member.present.member/1" : "tiers.member.present.day/1",
                  by_member ? presence_by_member(store, query) : presence_by_day(store, query));
        return 0;
    }
    Table heading;
    heading.columns = member::presence_columns(!o.period);
    heading.empty = tr("nobody");
    auto rows = call.rows("tiers.member.present/1", heading);
    member::each_presence(store, query,
                          [&](const member::Presence& one) { rows.row(member::presence_row(one, call.now())); });
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_present;
const Verb member_present =
    verb<MemberPresentOptions>("present", msgid("List who is there, or who came when"), Needs::read, uses_place,
                               declare, run, [] { return member::presence_columns(); });

}  // namespace tiers::cmd
