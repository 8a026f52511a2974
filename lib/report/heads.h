#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tiers::report {

/// Gives each of some people a number, from 0 on.
class HeadNumbers {
public:
    std::int32_t of(std::int64_t id) {
        return numbers_.try_emplace(id, static_cast<std::int32_t>(numbers_.size())).first->second;
    }

private:
    std::unordered_map<std::int64_t, std::int32_t> numbers_;
};

/// Counts people, each once, by small numbers of theirs: not by ids, which may be any.
class Heads {
public:
    /// Whether it is one more.
    bool add(std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= seen_.size()) seen_.resize(at + 1);
        if (seen_[at]) return false;
        seen_[at] = true;
        ++count_;
        return true;
    }
    std::int64_t count() const { return count_; }

private:
    std::vector<bool> seen_;
    std::int64_t count_ = 0;
};

}  // namespace tiers::report
