#include <tiers/catalogue.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {
    bool origin = false;
};

void declare(Arguments& verb, Options& o) {
    verb.flag("--origin", o.origin, tr("Say for each value in which line it is set, or that it is the default"));
}

int run(const Options& o, Invocation& call) {
    const auto& file = call.config_file();
    const auto loaded = catalogue::load(file, call.now());
    call.show("tiers.config.show/1",
              catalogue::table_of(catalogue::settings(loaded.bytes, file.string()), file.string(), o.origin));
    return 0;
}

}  // namespace

extern const Verb config_show;
const Verb config_show = verb<Options>("show", msgid("Every setting of the configuration, defaults too"), Needs::config,
                                       uses_none, declare, run);

}  // namespace tiers::cmd
