#pragma once

#include <tiers/event_category.h>

namespace tiers::event {

std::optional<Category> find_category(const std::vector<Category>& all, std::string_view code);

/// The code of the category that is asked for, by code or title, of those an event has; empty where it has none and
/// none is asked for. Throws BadInput where one is wanted, and NotFound.
std::string wanted_category(const Event& event, const std::vector<Category>& all, std::string_view said);

/// Throws BadInput where a category is asked for with a session.
void refuse_ticket_of_session(const std::string& ticket);

}  // namespace tiers::event
