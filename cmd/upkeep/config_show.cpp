#include <tiers/catalogue.h>
#include <algorithm>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigShowOptions {
    bool origin = false;
};

void declare(Arguments& verb, ConfigShowOptions& o) {
    verb.flag("--origin", o.origin, tr("Say for each value in which line it is set, or that it is the default"));
}

/// The database alone has an option, and a variable of that option, which go before its own variable.
std::string named_by(const Globals& globals) {
    const auto& variables = globals.variables;
    return std::find(variables.begin(), variables.end(), "TIERS_DB") != variables.end() ? "TIERS_DB" : "--db";
}

int run(const ConfigShowOptions& o, Invocation& call) {
    const auto& file = call.config_file();
    const auto& variables = call.globals().settings;
    const auto loaded = catalogue::load(file, call.now(), variables);
    auto settings = catalogue::settings(loaded.bytes, file.string(), variables);
    if (const auto& db = call.globals().db)
        catalogue::put_before(settings, "database.path", *db, named_by(call.globals()));
    call.show("tiers.config.show/1", catalogue::table_of(settings, file.string(), o.origin));
    return 0;
}

}  // namespace

extern const Verb config_show;
const Verb config_show = verb<ConfigShowOptions>("show", msgid("Every setting of the configuration, defaults too"),
                                                 Needs::config, uses_none, declare, run);

}  // namespace tiers::cmd
