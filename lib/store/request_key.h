#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/key_rows.h"
#include "store/late_indexes.h"
#include "store/row_feed.h"

namespace tiers::request_key {

/// What was asked, known again by its digest. `text` says all of it.
class Request {
public:
    Request() = default;
    Request(std::string_view verb, std::string_view text);

    const std::string& verb() const { return verb_; }
    const std::string& digest() const { return digest_; }

private:
    std::string verb_, digest_;
};

/// What the same request under this key made before (ids, blank-separated); nullopt for a new key. The same key with
/// another request throws Conflict.
std::optional<std::string> known(const Store& store, std::string_view key, const Request& request);
/// What any request made under this key: ids, blank-separated.
std::optional<std::string> result(const Store& store, std::string_view key);
void remember(Store& store, std::string_view key, const Request& request, std::string_view result);

/// The same for a file of requests, within the caller's transaction. Where it brings more keys than there are, they are
/// known in memory and found in the database again from finish() on. What was not finished must not be committed.
class Batch {
public:
    /// `rows` are about so many requests; 0 for few, each of which is looked for in the database.
    Batch(Store& store, std::int64_t rows);

    std::optional<std::string> known(const std::string& key, const Request& request);
    std::optional<std::string> result(const std::string& key);
    void remember(const std::string& key, const Request& request, const std::string& result);
    void finish();

private:
    struct Pending {
        std::string key;
        Request request;
        std::string result;
    };
    void give(const Pending& one, int column, const FedCell& cell) const;
    void settle();
    /// A key that is known without the index: the id of its row, which is stored by then; 0 for none.
    std::int64_t row_of(std::string_view key);

    Store& store_;
    std::optional<LateIndexes> late_;
    std::optional<KeyRows> rows_;  ///< while the index is off
    std::vector<Pending> pending_;
    std::int64_t next_ = 0;  ///< id of the first that is pending
    std::optional<RowFeed> feed_;
};

}  // namespace tiers::request_key
