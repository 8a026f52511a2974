#include "store/packed_rows.h"

#include <tiers/error.h>

#include "base/text.h"

namespace tiers {

namespace {

template <class Value>
void append(std::string& rows, const Value& value) {
    rows.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void PackedRows::add(std::string& rows, const Booked& booking) {
    const auto start = static_cast<std::uint64_t>(booking.start - start_of(stretch_of(booking.start)));
    const auto length = static_cast<std::uint64_t>(booking.end - booking.start);
    const auto seats = static_cast<std::uint64_t>(booking.seats);
    if (!booking.in && length <= length_most && seats <= seats_most)
        return append(rows, start << start_shift | length << length_shift | seats << 1);
    append(rows, wide);
    append(rows, std::array{booking.start, booking.end, booking.seats, booking.in.value_or(nothing),
                            booking.out.value_or(nothing)});
}

void PackedRows::broken() {
    throw Unusable("damaged", tr("what is packed for reports cannot be read"), "tiers db verify");
}

}  // namespace tiers
