#pragma once

#include <tiers/charge.h>

#include "store/database.h"

namespace tiers::member {

/// Writes one, without a row of the journal; returns its id.
std::int64_t insert_charge(Store& store, const Charge& charge);
/// One row of the journal.
void record(Store& store, std::string_view done, const std::vector<Charge>& charges);

}  // namespace tiers::member
