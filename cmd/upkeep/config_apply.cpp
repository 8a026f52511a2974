#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct Options {
    std::optional<std::string> hit;
    bool rewrite_history = false;
};

void declare(Arguments& verb, Options& o) {
    verb.choice("--hit", tr("WHAT"), o.hit, {"keep", "cancel"}, tr("What becomes of bookings that the change hits"));
    verb.flag("--rewrite-history", o.rewrite_history, tr("Allow changes before today, which change past reports"));
}

catalogue::OnHit on_hit(const std::optional<std::string>& word) {
    if (!word) return catalogue::OnHit::refuse;
    return *word == "keep" ? catalogue::OnHit::keep : catalogue::OnHit::cancel;
}

int run(const Options& o, Invocation& call) {
    const auto file = call.config_file();
    return apply_catalogue(load_catalogue(file, file, call), on_hit(o.hit), o.rewrite_history, call);
}

}  // namespace

extern const Verb config_apply;
const Verb config_apply =
    verb<Options>("apply", msgid("Put the configuration in force, and make the database when there is none"),
                  Needs::config, uses_dry_run, declare, run);

}  // namespace tiers::cmd
