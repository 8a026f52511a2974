#include <tiers/catalogue.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigKeysOptions {
    bool sample = false;
};

void declare(Arguments& verb, ConfigKeysOptions& o) {
    verb.flag("--sample", o.sample, tr("Write a tiers.toml that shows them all"));
}

int run(const ConfigKeysOptions& o, Invocation& call) {
    if (o.sample)
        call.write(catalogue::sample());
    else
        call.show("tiers.config.keys/1", catalogue::table_of(catalogue::keys(), call.for_people()));
    return 0;
}

}  // namespace

extern const Verb config_keys;
const Verb config_keys = verb<ConfigKeysOptions>("keys", msgid("Every key there is, with its default"), Needs::nothing,
                                                 uses_none, declare, run);

}  // namespace tiers::cmd
