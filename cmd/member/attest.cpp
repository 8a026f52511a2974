#include <tiers/attest.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberAttestOptions {
    std::string who;
    std::string period = "last-month";
};

void declare(Arguments& verb, MemberAttestOptions& o) {
    verb.positional("who", o.who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-10 or last-quarter; last-month when left out"));
}

int run(const MemberAttestOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.speak_on_page(catalogue::operator_of(store).language);
    const auto today = zone_of(store, call).day(call.now());
    const auto place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    call.show(member::attest(store, {member::find(store, o.who).id, parse_period(o.period, today), place, today},
                             call.language()));
    return 0;
}

}  // namespace

extern const Verb member_attest;
const Verb member_attest = verb<MemberAttestOptions>("attest", msgid("Certify when a member was present"), Needs::read,
                                                     uses_place, declare, run, member::attest_columns);

}  // namespace tiers::cmd
