#include <tiers/simulate.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookSimulateOptions {
    std::string tariff, period = "last-month", by = "category";
};

void declare(Arguments& verb, BookSimulateOptions& o) {
    verb.option("--tariff", "FILE", o.tariff, tr("The tariffs to try, as tiers.toml declares them"), Names::file);
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-10 or last-quarter; last-month when left out"));
    verb.choice("--by", "WHAT", o.by, {"category", "plan", "resource", "member"}, tr("What to group by"));
}

int run(const BookSimulateOptions& o, Invocation& call) {
    if (o.tariff.empty()) throw BadInput("missing_option", tr("--tariff is missing: which file is to be tried?"));
    const auto bytes = call.read_input(o.tariff);
    const auto store = call.open(Access::read);
    const auto zone = zone_of(store, call);
    booking::SimulationQuery query;
    query.period = parse_period(o.period, zone.day(call.now()));
    query.within = span_of(query.period, zone);
    query.place = call.globals().place.value_or("");
    query.by = o.by;
    query.explain = call.globals().explain;
    call.show(booking::simulate(store, {bytes, o.tariff, {}}, query));
    return 0;
}

}  // namespace

extern const Verb book_simulate;
const Verb book_simulate =
    verb<BookSimulateOptions>("simulate", msgid("Say what a period would have cost by other tariffs"), Needs::read,
                              uses_place | uses_explain | uses_limit, declare, run, booking::simulation_columns);

}  // namespace tiers::cmd
