#pragma once

#include <tiers/catalogue.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::catalogue {

/// The keys that lie directly under a path ("" for the top): those of a table.
std::vector<const Key*> keys_under(std::string_view path);
/// The key of a path; nullptr when there is none.
const Key* key_of(std::string_view path);
/// The last part of a path: "buffer" of "place.resource.buffer".
std::string_view last_part(std::string_view path);
/// The words a key of kind word or words takes.
std::vector<std::string> words_of(const Key& key);

}  // namespace tiers::catalogue
