#pragma once

#include "store/database.h"

namespace tiers {

/// A part of a transaction that is kept as a whole, or taken back when it ends without keep().
class Savepoint {
public:
    explicit Savepoint(Store& store) : db_(store.db()) { db_.execute("savepoint part"); }
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    void keep();

private:
    Database& db_;
    bool open_ = true;
};

}  // namespace tiers
