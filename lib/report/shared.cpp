#include "report/shared.h"

namespace tiers::report {

const Stays* shared_stays(const Query& query) {
    return query.shared ? query.shared->stays.get() : nullptr;
}

std::shared_ptr<const PresenceCounted> shared_presence(const Store& store, const Query& query) {
    if (query.shared && query.shared->presence) return query.shared->presence;
    return std::make_shared<const PresenceCounted>(count_presence(store, query));
}

std::shared_ptr<const MembersCounted> shared_members(const Store& store, const Query& query) {
    if (query.shared && query.shared->members) return query.shared->members;
    return std::make_shared<const MembersCounted>(count_members(store, query));
}

}  // namespace tiers::report
