#pragma once

#include <functional>
#include <optional>

#include "store/segments.h"

namespace tiers {

/// One state of a file, read on two connections, so that two threads count what does not need one another. On one alone
/// where two are not wanted, within a snapshot that began earlier, of what has no file of its own, and where somebody
/// wrote just then.
class TwoReaders {
public:
    TwoReaders(const Store& store, bool wanted);

    bool are_two() const { return other_.has_value(); }
    /// Calls work(store, i) for each i below count: on two threads as they have time, or on one in this order.
    void share(std::size_t count, const std::function<void(const Store&, std::size_t)>& work) const;

private:
    const Store& one_;
    std::optional<Store> other_;
    std::optional<Snapshot> of_one_, of_other_;
};

}  // namespace tiers
