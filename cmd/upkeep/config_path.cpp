#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {};

void declare(Arguments&, Options&) {}

int run(const Options&, Invocation& call) {
    call.show("tiers.config.path/1", {.columns = {{"file", tr("File"), Kind::code}},
                                      .rows = {{call.config_file().string()}},
                                      .sentences = {call.config_file().string()}});
    return 0;
}

}  // namespace

extern const Verb config_path;
const Verb config_path =
    verb<Options>("path", msgid("The configuration file in use"), Needs::config, uses_none, declare, run);

}  // namespace tiers::cmd
