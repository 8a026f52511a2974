#pragma once

#include <tiers/catalogue.h>
#include <string>
#include <string_view>

#include "store/database.h"

namespace tiers::catalogue {

/// The columns of place.sql and resource.sql as values, without what lies in other tables.
Place place_row(const Statement& row);
Resource resource_row(const Statement& row);

/// Fills in what lies in other tables: hours and closures; seats, rules and parts.
void read_place_details(const Store& store, Place& place);
void read_resource_details(const Store& store, Resource& resource);

}  // namespace tiers::catalogue
