#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigPathOptions {};

void declare(Arguments&, ConfigPathOptions&) {}

int run(const ConfigPathOptions&, Invocation& call) {
    call.show("tiers.config.path/1", {.columns = {{"file", tr("File"), Kind::code}},
                                      .rows = {{call.config_file().string()}},
                                      .sentences = {call.config_file().string()}});
    return 0;
}

}  // namespace

extern const Verb config_path;
const Verb config_path =
    verb<ConfigPathOptions>("path", msgid("The configuration file in use"), Needs::config, uses_none, declare, run);

}  // namespace tiers::cmd
