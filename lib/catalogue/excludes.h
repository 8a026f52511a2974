#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <set>
#include <utility>

namespace tiers::catalogue {

using Pairs = std::set<std::pair<std::int64_t, std::int64_t>>;

/// Every pair of resources (rows) that share a part at any depth, in both directions, by the parts in the database.
Pairs sharing_pairs(const Store& store);
/// The pairs the table `excludes` holds.
Pairs written_pairs(const Store& store);
/// Makes `excludes` hold these pairs and no others.
void write_pairs(Store& store, const Pairs& pairs);

}  // namespace tiers::catalogue
