#include <tiers/territory.h>
#include <tiers/trip.h>

#include "cmd/invocation.h"
#include "cmd/member/receipts.h"

namespace tiers::cmd {

namespace {

struct MemberTripOptions {
    std::string who;
    std::optional<std::string> work, mode, days, km, from;
    bool withdraw = false;
};

void declare(Arguments& verb, MemberTripOptions& o) {
    const auto modes = member::trip_modes();
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--work", "COMMUNE", o.work, tr("Commune of the usual workplace, or home, or elsewhere"));
    verb.choice("--mode", "MODE", o.mode, {modes.begin(), modes.end()}, tr("How the member goes there"));
    verb.option("--days", "N", o.days, tr("Days a week, for instance 2.5"));
    verb.option("--km", "N", o.km, tr("Kilometres by road, one way, where the member knows them"));
    verb.option("--from", "DAY", o.from, tr("First day; today when left out"));
    verb.flag("--withdraw", o.withdraw, tr("What was declared from that day was wrong"));
}

std::optional<double> optional_number(const std::string& typed) {
    return typed.empty() ? std::nullopt : std::optional(member::parse_number(typed));
}

/// What is not given stays as it was on that day.
member::Trip wanted(const MemberTripOptions& o, const Store& store, const Invocation& call, member::Id member,
                    Day since) {
    auto trip = member::trip_on(store, member, since).value_or(member::Trip{.member = member});
    trip.since = since;
    if (o.work) {
        const auto word = *o.work == "home" || *o.work == "elsewhere";
        trip.work = word ? *o.work : "workplace";
        trip.commune = word || o.work->empty() ? "" : territory::one(call.data_folder() / "territory", *o.work).insee;
        trip.km.reset();
        if (*o.work == "home") trip.mode.clear();
    }
    if (o.mode) trip.mode = *o.mode;
    if (o.days) trip.days = optional_number(*o.days);
    if (o.km) trip.km = optional_number(*o.km);
    return trip;
}

int run(const MemberTripOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto member = member::find(store, o.who).id;
    const auto since = o.from ? parse_day(*o.from) : call.today();
    const auto trip = o.withdraw ? member::withdraw_trip(store, member, since)
                                 : call.told(member::declare_trip(store, wanted(o, store, call, member, since),
                                                                  call.globals().key.value_or("")));
    call.show("tiers.member.trip/1", trip_receipt(o.withdraw ? tr("withdrawn") : tr("declared"), trip));
    return call.finish(transaction);
}

}  // namespace

extern const Verb member_trip;
const Verb member_trip =
    verb<MemberTripOptions>("trip", msgid("Say where a member works otherwise, and how they go there"), Needs::write,
                            uses_dry_run | uses_key, declare, run, member::trip_columns);

}  // namespace tiers::cmd
