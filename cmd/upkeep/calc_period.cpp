#include "cmd/upkeep/calc.h"

namespace tiers::cmd {

namespace {

struct CalcPeriodOptions {
    std::optional<std::string> period;
    bool jsonl = false;
};

void declare(Arguments& verb, CalcPeriodOptions& o) {
    verb.positional("period", o.period, tr("Period, for instance last-month"));
    verb.flag("--jsonl", o.jsonl, tr("Answer rows of JSON on standard input"));
}

int run(const CalcPeriodOptions& o, Invocation& call) {
    if (!o.jsonl && !o.period)
        throw BadInput("missing_argument", tr("nothing to compute"),
                       tr("give an expression, or --jsonl and rows on standard input"));
    if (o.jsonl) return answer(call, calc::period_row, std::nullopt);
    return answer(call, calc::period_row, calc::Row{{"period", *o.period}, {"today", iso(call.today())}});
}

}  // namespace

extern const Verb calc_period;
const Verb calc_period =
    verb<CalcPeriodOptions>("period", msgid("Tell the days of a period"), Needs::nothing, uses_limit, declare, run);

}  // namespace tiers::cmd
