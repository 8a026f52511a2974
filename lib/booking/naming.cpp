#include "booking/naming.h"

#include <tiers/consent.h>

namespace tiers::booking {

Naming naming(const Store& store, bool everybody, Day day) {
    Naming found{.everybody = everybody};
    if (everybody) return found;
    for (const auto& consent : member::consents(store, {.kind = "screen", .on = day}))
        found.agreed.insert(consent.member);
    return found;
}

}  // namespace tiers::booking
