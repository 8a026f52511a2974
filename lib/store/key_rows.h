#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace tiers::request_key {

/// Which row each of a great many keys is in, known by its hash alone: one look at memory, where a map of nodes takes
/// three.
class KeyRows {
public:
    /// No more than `most` are added.
    explicit KeyRows(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

    void add(std::string_view key, std::int64_t id) {
        const auto hash = hash_(key);
        auto at = hash;
        while (slot(at).id != 0) ++at;
        slots_[at & (slots_.size() - 1)] = {hash, id};
    }
    /// The row of a key, 0 for none. `is(id)` tells whether it is in that row: others may have its hash.
    template <class Is>
    std::int64_t find(std::string_view key, Is is) const {
        const auto hash = hash_(key);
        for (auto at = hash; slot(at).id != 0; ++at)
            if (slot(at).hash == hash && is(slot(at).id)) return slot(at).id;
        return 0;
    }

private:
    struct Slot {
        std::size_t hash = 0;
        std::int64_t id = 0;
    };
    const Slot& slot(std::size_t at) const { return slots_[at & (slots_.size() - 1)]; }

    std::hash<std::string_view> hash_;
    std::vector<Slot> slots_;
};

}  // namespace tiers::request_key
