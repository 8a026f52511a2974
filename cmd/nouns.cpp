#include <tiers/i18n.h>

#include "cmd/app.h"

namespace tiers::cmd {

extern const Verb config_apply, config_check, config_diff, config_edit, config_keys, config_path, config_show, init;

const std::vector<Noun>& nouns() {
    static const std::vector<Noun> all = {
        {"config", msgid("What the operator declares"), true,
         {config_check, config_diff, config_edit, config_apply, config_show, config_path, config_keys}},
        {"init", msgid("Start a new place"), true, {init}, true},
    };
    return all;
}

}  // namespace tiers::cmd
