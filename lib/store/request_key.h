#pragma once

#include <tiers/store.h>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::request_key {

/// What the same request under this key made before (ids, blank-separated); nullopt for a new key. The same key with
/// another request throws Conflict. `request` is a text that says all of what was asked.
std::optional<std::string> known(const Store& store, std::string_view key, std::string_view verb,
                                 std::string_view request);
/// What any request made under this key: ids, blank-separated.
std::optional<std::string> result(const Store& store, std::string_view key);
void remember(Store& store, std::string_view key, std::string_view verb, std::string_view request,
              std::string_view result);

}  // namespace tiers::request_key
