#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigApplyOptions {
    std::optional<std::string> hit;
    bool rewrite_history = false;
};

void declare(Arguments& verb, ConfigApplyOptions& o) {
    declare_apply(verb, o.hit, o.rewrite_history);
}

int run(const ConfigApplyOptions& o, Invocation& call) {
    const auto file = call.config_file();
    show_applied(apply_catalogue(load_catalogue(file, file, call), on_hit_of(o.hit), o.rewrite_history, call), call);
    return 0;
}

}  // namespace

extern const Verb config_apply;
const Verb config_apply =
    verb<ConfigApplyOptions>("apply", msgid("Put the configuration in force, and make the database when there is none"),
                             Needs::config, uses_dry_run | uses_yes, declare, run);

}  // namespace tiers::cmd
