#pragma once

#include <tiers/catalogue.h>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace tiers::booking {

/// Who books what, as tariffs and quotas look at it.
struct Subject {
    const catalogue::Resource* resource = nullptr;
    std::string category;            ///< of the member
    std::vector<std::string> plans;  ///< that they, or their organisations, are on
};
Subject subject_of(const Store& store, const catalogue::Resource& resource, std::int64_t member, Day day);

/// What a tariff or a quota is for.
struct Scope {
    std::vector<std::string> resources;  ///< ids of resources or kinds of them
    std::vector<std::string> members;    ///< categories; * for all
    std::vector<std::string> plans;      ///< any when empty
};
Scope scope_of(const Json& said);
bool has_resource(const Scope& scope, const catalogue::Resource& resource);

/// How precisely a scope says that it is for somebody: a plan more than a category, a category more than a resource
/// instead of its kind. Nothing where it is not for them.
std::optional<int> precision(const Scope& scope, const Subject& subject);

}  // namespace tiers::booking
