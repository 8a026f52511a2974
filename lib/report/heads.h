#pragma once

#include <cstdint>
#include <vector>

namespace tiers::report {

/// Counts people, each once, by small numbers of theirs: not by ids, which may be any.
class Heads {
public:
    void add(std::int64_t id) {
        const auto at = static_cast<std::size_t>(id);
        if (at >= seen_.size()) seen_.resize(at + 1);
        if (seen_[at]) return;
        seen_[at] = true;
        ++count_;
    }
    std::int64_t count() const { return count_; }

private:
    std::vector<bool> seen_;
    std::int64_t count_ = 0;
};

}  // namespace tiers::report
