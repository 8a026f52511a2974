#pragma once

#include <tiers/published.h>
#include <tiers/store.h>
#include <vector>

namespace tiers {

/// A table as it was published.
struct Publication {
    std::int64_t id = 0;
    Instant at{};
    PublishedTable table;
};

/// Those of a measure that tell of a day of some days, the first first.
std::vector<Publication> publications_of(const Store& store, const std::string& measure, const DaySpan& days);

/// Writes a table as published now, in the caller's transaction; the journal keeps why, where a rule was set aside.
void insert_publication(Store& store, const PublishedTable& table, const std::string& overriding = {});

}  // namespace tiers
