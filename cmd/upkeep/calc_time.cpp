#include "cmd/upkeep/calc.h"

namespace tiers::cmd {

namespace {

struct CalcTimeOptions {
    std::optional<std::string> local;
    std::string zone = "Europe/Paris";
    bool jsonl = false;
};

void declare(Arguments& verb, CalcTimeOptions& o) {
    verb.positional("local", o.local, tr("Wall time, for instance 2026-10-25T02:30"));
    verb.option("--zone", "ZONE", o.zone, tr("Time zone, for instance Europe/Paris"));
    verb.flag("--jsonl", o.jsonl, tr("Answer rows of JSON on standard input"));
}

int run(const CalcTimeOptions& o, Invocation& call) {
    if (!o.jsonl && !o.local)
        throw BadInput("missing_argument", tr("nothing to compute"),
                       tr("give an expression, or --jsonl and rows on standard input"));
    if (o.jsonl) return answer(call, calc::time_row, std::nullopt);
    return answer(call, calc::time_row, calc::Row{{"local", *o.local}, {"zone", o.zone}});
}

}  // namespace

extern const Verb calc_time;
const Verb calc_time = verb<CalcTimeOptions>("time", msgid("Tell whether a wall time exists once, twice or never"),
                                             Needs::nothing, uses_limit, declare, run);

}  // namespace tiers::cmd
