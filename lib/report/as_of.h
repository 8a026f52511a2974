#pragma once

#include "store/database.h"

namespace tiers::report {

/// While this lives, the names of tables that reports read stand, on this connection, for what was recorded in them by
/// the clock of the store: the clock is that of then.
class AsOf {
public:
    explicit AsOf(const Store& store);
    ~AsOf();
    AsOf(const AsOf&) = delete;
    AsOf& operator=(const AsOf&) = delete;

private:
    Database& db_;
};

}  // namespace tiers::report
