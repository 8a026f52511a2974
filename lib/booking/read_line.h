#pragma once

#include <optional>

#include "booking/import_line.h"
#include "booking/import_table.h"
#include "store/request_key.h"
#include "time/typed_time.h"

namespace tiers::booking {

/// A line of a file of bookings that was read.
struct ReadLine {
    std::int64_t number = 0;
    ImportLine values;
    request_key::Request request;         ///< the whole line, as it stands
    std::optional<TypedTime> start, end;  ///< nothing for what is no time of a day
    std::optional<Bad> bad;               ///< why it cannot be read
};
void read_line(const ImportTable::Line& text, ReadLine& line);

}  // namespace tiers::booking
