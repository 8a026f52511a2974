#pragma once

#include <tiers/event.h>

namespace tiers::event {

/// Tickets of one sort for an event, with seats of their own within those of the event.
struct Category {
    Id id = 0;
    std::string event_code, code, title;
    std::optional<std::int64_t> capacity;  ///< heads; nothing: no limit but that of the event
    std::optional<std::int64_t> price;     ///< cents of one head; nothing: free
    std::int64_t taken = 0, waiting = 0;   ///< heads with a seat; registrations that wait

    std::optional<std::int64_t> left() const { return capacity ? std::optional(*capacity - taken) : std::nullopt; }
};

/// What changes; an empty inner value takes away.
struct CategoryEdit {
    std::optional<std::string> title;
    std::optional<std::optional<std::int64_t>> capacity, price;
};
struct CategoryPut {
    Category category;
    bool added = false;
};
/// Adds a category, which wants a title and costs what the event does where no price is given, or changes the one of
/// that code; what is registered keeps its price, and who waits comes in where there is room now.
/// Throws NotFound, BadInput, and Conflict for fewer seats than are taken or an event that has ended.
TIERS_API CategoryPut put_category(Store& store, std::string_view event, const std::string& code,
                                   const CategoryEdit& edit);
/// In the order they were made.
TIERS_API std::vector<Category> categories(const Store& store, const Event& event);

TIERS_API std::vector<Column> event_category_columns();
TIERS_API Row event_category_row(const Category& category, const std::string& currency);
TIERS_API std::string event_category_sentence(std::string_view done, const Category& category);

}  // namespace tiers::event
