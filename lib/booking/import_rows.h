#pragma once

#include <tiers/booking.h>

namespace tiers::booking {

/// The same import, as a batch or line by line whatever its length: verdicts and rows are the same.
Imported import_rows(Store& store, const RowsFile& file, bool as_batch,
                     const std::function<void(const Verdict&)>& tell);

}  // namespace tiers::booking
