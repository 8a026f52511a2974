#include "cmd/repeating.h"

#include <tiers/error.h>
#include <tiers/series.h>
#include <tiers/words.h>

#include "cmd/typed_words.h"

namespace tiers::cmd {

void declare_repeat(Arguments& verb, RepeatFields& fields) {
    verb.option("--repeat", "RULE", fields.rule, tr("Come again as this rule says, for instance FREQ=WEEKLY;COUNT=10"));
    verb.flag("--clamp", fields.clamp, tr("On the 29th to 31st, take the last day of shorter months"));
    verb.option("--except", "DAYS", fields.except, tr("Days the series leaves out, separated by commas"));
    verb.flag("--skip-conflicts", fields.skip_conflicts, tr("Book the rest of a series, and list what was skipped"));
}

std::string rule_of(const RepeatFields& fields, WallTime first) {
    if (fields.clamp && fields.rule.empty()) throw BadInput("bad_options", tr("--clamp goes with --repeat"));
    return fields.clamp ? booking::clamped(fields.rule, first) : fields.rule;
}

std::vector<Day> days_left_out(const RepeatFields& fields) {
    std::vector<Day> all;
    for (const auto& word : comma_separated(fields.except)) all.push_back(parse_day(word));
    return all;
}

}  // namespace tiers::cmd
