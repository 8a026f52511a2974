#include "cmd/upkeep/calc.h"

namespace tiers::cmd {

namespace {

struct CalcRecurOptions {
    std::optional<std::string> rule;
    std::string start, zone;
    std::int64_t first = 100;
    bool jsonl = false;
};

void declare(Arguments& verb, CalcRecurOptions& o) {
    verb.positional("rule", o.rule, tr("Recurrence rule, for instance FREQ=WEEKLY;COUNT=3"));
    verb.option("--start", "TIME", o.start, tr("First wall time, for instance 20260312T140000"));
    verb.option("--zone", "ZONE", o.zone, tr("Time zone, for UTC times as well"));
    verb.option("--first", "N", o.first, tr("So many instances at most"));
    verb.flag("--jsonl", o.jsonl, tr("Answer rows of JSON on standard input"));
}

int run(const CalcRecurOptions& o, Invocation& call) {
    if (!o.jsonl && !o.rule)
        throw BadInput("missing_argument", tr("nothing to compute"),
                       tr("give an expression, or --jsonl and rows on standard input"));
    if (o.jsonl) return answer(call, calc::recur_row, std::nullopt);
    return answer(
        call, calc::recur_row,
        calc::Row{{"dtstart", o.start}, {"tzid", o.zone}, {"rrule", *o.rule}, {"limit", std::to_string(o.first)}});
}

}  // namespace

extern const Verb calc_recur;
const Verb calc_recur =
    verb<CalcRecurOptions>("recur", msgid("Expand a recurrence rule"), Needs::nothing, uses_limit, declare, run);

}  // namespace tiers::cmd
