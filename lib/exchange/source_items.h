#pragma once

#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tiers::exchange {

/// Which event of a calendar: its UID, and for one occurrence of a series the wall time the series gives it.
struct ItemKey {
    std::string uid;
    std::string recurrence;  ///< empty for the event itself
    auto operator<=>(const ItemKey&) const = default;
};

/// What came of an event when it was last read.
struct Item {
    std::int64_t sequence = 0;
    std::string digest;  ///< of what was read; empty when it has left its calendar
    std::optional<std::int64_t> booking, series;
    std::string refused;  ///< the code of the reason told; empty when it was taken
};

/// The zone and the holder of a series that a calendar brought.
struct SeriesOf {
    std::int64_t series;
    std::string zone, resource;
    std::int64_t member;
};

/// What a source once brought, by event.
class SourceItems {
public:
    /// The source is made when it is new.
    SourceItems(Store& store, const std::string& code);

    std::optional<Item> find(const ItemKey& key) const;
    void put(const ItemKey& key, const Item& item, const std::optional<Span>& span);
    /// Nothing is known of it any more but what still stands.
    void forget(const ItemKey& key);
    std::optional<SeriesOf> series_of(const std::string& uid) const;
    /// The live booking that stands for an occurrence of a series, wherever it was moved.
    std::optional<std::int64_t> occurrence(std::int64_t series, WallTime original) const;
    /// From the first start of its live bookings to the last end.
    std::optional<Span> extent(std::int64_t series) const;
    /// All with a live booking that starts within a span.
    std::vector<ItemKey> standing(const Span& within) const;

private:
    Store& store_;
    std::int64_t id_;
};

}  // namespace tiers::exchange
