#pragma once

#include <string>
#include <vector>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// What of a file does not fit the table of keys: unknown keys, missing ones, wrong types, units and words.
std::vector<Problem> check_keys(const Node& root);
/// The same of tables such as [[cost]].
std::vector<Problem> check_keys(const std::string& path, const Node::Array& tables);

}  // namespace tiers::catalogue
