#include "cmd/upkeep/erasure_list.h"

#include <tiers/erasure.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

std::optional<std::filesystem::path> erasure_list(const std::optional<std::string>& named,
                                                  const std::filesystem::path& database) {
    if (named && !std::filesystem::exists(*named)) throw NotFound("no_file", say("no file '{}'", *named));
    if (named) return *named;
    const auto beside = member::erasure_file(database);
    return std::filesystem::exists(beside) ? std::optional(beside) : std::nullopt;
}

std::int64_t erase_again(const std::filesystem::path& copy, const std::filesystem::path& list, Invocation& call) {
    auto store = Store::open(
        copy, Access::upgrade, [&] { return call.now(); }, call.actor());
    return member::replay_erasures(store, list);
}

}  // namespace tiers::cmd
