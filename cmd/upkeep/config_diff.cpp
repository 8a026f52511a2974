#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigDiffOptions {};

void declare(Arguments&, ConfigDiffOptions&) {}

int run(const ConfigDiffOptions&, Invocation& call) {
    const auto changes =
        changes_to_apply(catalogue::load(call.config_file(), call.now(), call.globals().settings), call);
    call.show("tiers.config.diff/1", table_for(changes, call));
    return 0;
}

}  // namespace

extern const Verb config_diff;
const Verb config_diff = verb<ConfigDiffOptions>("diff", msgid("What applying the configuration would change"),
                                                 Needs::config, uses_none, declare, run);

}  // namespace tiers::cmd
