#pragma once

#include "store/database.h"

namespace tiers {

/// While this lives, no trigger of the connection fires. For a batch that decides by itself: it writes what the
/// triggers would have written, and has the database sweep what it touched before it ends.
class TriggersOff {
public:
    explicit TriggersOff(Database& db);
    ~TriggersOff();
    TriggersOff(const TriggersOff&) = delete;
    TriggersOff& operator=(const TriggersOff&) = delete;

private:
    Database& db_;
};

}  // namespace tiers
