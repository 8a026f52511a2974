#pragma once

#include <tiers/store.h>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::request_key {

/// What was asked, known again by its digest. `text` says all of it.
class Request {
public:
    Request() = default;
    Request(std::string_view verb, std::string_view text);

private:
    friend std::optional<std::string> known(const Store&, std::string_view, const Request&);
    friend void remember(Store&, std::string_view, const Request&, std::string_view);

    std::string verb_, digest_;
};

/// What the same request under this key made before (ids, blank-separated); nullopt for a new key. The same key with
/// another request throws Conflict.
std::optional<std::string> known(const Store& store, std::string_view key, const Request& request);
/// What any request made under this key: ids, blank-separated.
std::optional<std::string> result(const Store& store, std::string_view key);
void remember(Store& store, std::string_view key, const Request& request, std::string_view result);

}  // namespace tiers::request_key
