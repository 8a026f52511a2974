#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <string>
#include <string_view>

namespace tiers::journal {

/// Writes one row of the chain, in the caller's transaction: who (Store::actor), when, the entity and the digest of its
/// content (JSON). A batch writes one row whose content lists the changes. Throws Refused when the real clock lies more
/// than a minute before the last row.
void write(Store& store, std::string_view entity, std::int64_t id, const std::string& content);

/// While it lives, what is written to the journal of a store is kept here, for the one row of a batch. Not two at once.
class Batch {
public:
    explicit Batch(Store& store);
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

    /// The contents so far, each an object that says its entity too, with commas between.
    const std::string& contents() const { return contents_; }
    std::size_t mark() const { return contents_.size(); }
    void back_to(std::size_t mark) { contents_.resize(mark); }
    /// From now on rows are written again.
    void end();

private:
    Store& store_;
    std::string contents_;
};

}  // namespace tiers::journal
