#include "booking/scope.h"

#include <tiers/member.h>
#include <algorithm>

#include "member/overage.h"

namespace tiers::booking {

namespace {

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Subject subject_of(const Store& store, const catalogue::Resource& resource, std::int64_t member, Day day) {
    return {&resource, member::get(store, member).category, member::plan_ids_on(store, member, day)};
}

Scope scope_of(const Json& said) {
    return {said.texts("resources"), said.find("members") ? said.texts("members") : std::vector<std::string>{"*"},
            said.texts("plans")};
}

bool has_resource(const Scope& scope, const catalogue::Resource& resource) {
    return has(scope.resources, resource.id) || has(scope.resources, resource.kind);
}

std::optional<int> precision(const Scope& scope, const Subject& subject) {
    if (!has_resource(scope, *subject.resource)) return std::nullopt;
    const auto for_category = has(scope.members, subject.category);
    const auto on_plan = std::any_of(subject.plans.begin(), subject.plans.end(),
                                     [&](const std::string& plan) { return has(scope.plans, plan); });
    if (!for_category && !has(scope.members, "*")) return std::nullopt;
    if (!on_plan && !scope.plans.empty()) return std::nullopt;
    return 4 * on_plan + 2 * for_category + has(scope.resources, subject.resource->id);
}

}  // namespace tiers::booking
