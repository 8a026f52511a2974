#include "cmd/upkeep/calc.h"

namespace tiers::cmd {

namespace {

struct CalcHoursOptions {
    std::optional<std::string> hours;
    std::string period = "this-week", holidays;
    bool jsonl = false;
};

void declare(Arguments& verb, CalcHoursOptions& o) {
    verb.positional("hours", o.hours, tr("Opening hours, for instance \"Mo-Fr 09:00-18:00; PH off\""));
    verb.option("--period", "PERIOD", o.period, tr("When, for instance 2026-05; this week when left out"));
    verb.option("--holidays", "NAME", o.holidays, tr("FR, FR-57, FR-67, FR-68, or none"));
    verb.flag("--jsonl", o.jsonl, tr("Answer rows of JSON on standard input"));
}

Period period_of(const CalcHoursOptions& o, const Invocation& call) {
    auto period = parse_period(o.period, call.today());
    if (!period.from || !period.to) throw BadInput("open_period", tr("a period with both ends is needed here"));
    return period;
}

std::string from_of(const CalcHoursOptions& o, const Invocation& call) {
    return iso(*period_of(o, call).from);
}
std::string to_of(const CalcHoursOptions& o, const Invocation& call) {
    return iso(*period_of(o, call).to);
}

int run(const CalcHoursOptions& o, Invocation& call) {
    if (!o.jsonl && !o.hours)
        throw BadInput("missing_argument", tr("nothing to compute"),
                       tr("give an expression, or --jsonl and rows on standard input"));
    if (o.jsonl) return answer(call, calc::hours_row, std::nullopt);
    return answer(
        call, calc::hours_row,
        calc::Row{{"value", *o.hours}, {"holidays", o.holidays}, {"from", from_of(o, call)}, {"to", to_of(o, call)}});
}

}  // namespace

extern const Verb calc_hours;
const Verb calc_hours = verb<CalcHoursOptions>("hours", msgid("Tell when opening hours are open"), Needs::nothing,
                                               uses_limit, declare, run);

}  // namespace tiers::cmd
