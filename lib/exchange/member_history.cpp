#include "exchange/member_history.h"

#include <algorithm>

#include "base/text.h"

namespace tiers::exchange {

bool put(Store& store, const member::Affiliation& said) {
    for (const auto& known : member::affiliations(store, {.who = said.member, .on = {}, .role = {}})) {
        if (known.member != said.member || known.organisation != said.organisation || known.first != said.first ||
            !folded_equal(known.role, said.role))
            continue;
        if (known.last == said.last || !said.last) return false;
        member::leave(store, said.member, said.organisation, known.role, *said.last);
        return true;
    }
    member::affiliate(store, said);
    return true;
}

bool put(Store& store, const member::Trip& said) {
    for (const auto& known : member::trips(store, {.member = said.member, .on = {}}))
        if (known.since == said.since && known.work == said.work && known.commune == said.commune &&
            known.mode == said.mode && known.days == said.days && known.km == said.km)
            return false;
    member::declare_trip(store, said);
    return true;
}

bool put(Store& store, const member::Consent& said) {
    for (const auto& known : member::consents(store, {.member = said.member, .kind = said.kind, .on = {}})) {
        if (known.first != said.first) continue;
        if (known.revoked == said.revoked || !said.revoked) return false;
        member::withdraw(store, said.member, said.kind, *said.revoked);
        return true;
    }
    member::consent(store, said);
    if (said.revoked) member::withdraw(store, said.member, said.kind, *said.revoked);
    return true;
}

}  // namespace tiers::exchange
