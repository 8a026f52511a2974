#pragma once

#include <tiers/catalogue.h>
#include <string>
#include <vector>

namespace tiers::catalogue {

/// A value of a thing as tiers.toml names and writes it, with the days from which it holds.
struct Fact {
    const char* key;
    Dated<std::string> value;
    bool operator==(const Fact&) const = default;
};

/// All facts, in the order of the keys; one that is not set has no step. Closures are not among them.
std::vector<Fact> facts(const Operator& who);
std::vector<Fact> facts(const Place& place);
std::vector<Fact> facts(const Resource& resource);

}  // namespace tiers::catalogue
