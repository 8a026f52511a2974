#include <tiers/catalogue.h>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {};

void declare(Arguments&, Options&) {}

/// Before the first apply there is no database, and all is new.
catalogue::Catalogue applied_so_far(Invocation& call) {
    return std::filesystem::exists(call.database_file()) ? catalogue::applied(call.open(Access::read)) : catalogue::Catalogue{};
}

int run(const Options&, Invocation& call) {
    const auto loaded = catalogue::load(call.config_file());
    auto table = catalogue::table_of(catalogue::diff(applied_so_far(call), loaded.catalogue, call.now()));
    table.receipt = false;
    call.show("tiers.config.diff/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb config_diff;
const Verb config_diff = verb<Options>("diff", msgid("What applying the configuration would change"), Needs::config, uses_none, declare, run);

}  // namespace tiers::cmd
