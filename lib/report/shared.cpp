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

std::shared_ptr<PeopleOfTables> shared_people(const Store& store, const Query& query) {
    if (query.shared && query.shared->people) return query.shared->people;
    return std::make_shared<PeopleOfTables>(store);
}

Query sharing_people(const Store& store, const Query& query) {
    auto asked = query;
    if (!query.published || (query.shared && query.shared->people)) return asked;
    auto shared = query.shared ? std::make_shared<Shared>(*query.shared) : std::make_shared<Shared>();
    shared->members = shared_members(store, query);
    shared->people = std::make_shared<PeopleOfTables>(store, query.place.empty() ? shared->members : nullptr);
    asked.shared = std::move(shared);
    return asked;
}

}  // namespace tiers::report
