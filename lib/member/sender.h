#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <string>

namespace tiers::member {

/// Who sends mails, and where answers go: there when it is empty.
struct Sender {
    std::string from, reply_to;
    std::int64_t max_per_run = 100;
};
/// Throws BadInput where tiers.toml does not say it.
Sender sender(const Store& store);

}  // namespace tiers::member
