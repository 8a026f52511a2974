#include "catalogue/kinds.h"

#include <tiers/i18n.h>

namespace tiers::catalogue {

const std::vector<std::string>& resource_kinds() {
    static const std::vector<std::string> kinds = {msgid("desk"),    msgid("room"),      msgid("office"),
                                                   msgid("machine"), msgid("equipment"), msgid("area")};
    return kinds;
}

}  // namespace tiers::catalogue
