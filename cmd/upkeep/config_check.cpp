#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct ConfigCheckOptions {
    std::optional<std::string> file;
};

void declare(Arguments& verb, ConfigCheckOptions& o) {
    verb.positional("file", o.file, tr("A tiers.toml; the one in use when left out"), Names::file);
}

int run(const ConfigCheckOptions& o, Invocation& call) {
    const auto file = o.file ? std::filesystem::path(*o.file) : call.config_file();
    const auto loaded = load_catalogue(file, file, call);
    call.show("tiers.config.check/1", catalogue::receipt_of(loaded.catalogue, file.string()));
    return 0;
}

}  // namespace

extern const Verb config_check;
const Verb config_check =
    verb<ConfigCheckOptions>("check", msgid("Check the configuration, with a line for each of its errors"),
                             Needs::nothing, uses_none, declare, run);

}  // namespace tiers::cmd
