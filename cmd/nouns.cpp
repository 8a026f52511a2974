#include <tiers/i18n.h>

#include "cmd/app.h"

namespace tiers::cmd {

const std::vector<Noun>& nouns() {
    static const std::vector<Noun> all = {
    };
    return all;
}

}  // namespace tiers::cmd
