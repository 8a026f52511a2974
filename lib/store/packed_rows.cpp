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
    const auto stretch = start_of(stretch_of(booking.start));
    if (const auto quarters = in_quarters(booking)) {
        const auto start = static_cast<std::uint32_t>(quarters->from - quarter_of(stretch));
        const auto length = static_cast<std::uint32_t>(quarters->to - quarters->from);
        const auto seats = static_cast<std::uint32_t>(quarters->seats);
        return append(rows, start << quarter_shift | length << quarters_shift | seats << 1);
    }
    const auto start = static_cast<std::uint64_t>(booking.start - stretch);
    const auto length = static_cast<std::uint64_t>(booking.end - booking.start);
    const auto seats = static_cast<std::uint64_t>(booking.seats);
    if (!booking.in && length <= length_most && seats <= seats_most)
        return append(rows, start << start_shift | length << length_shift | seats << seats_shift | more);
    append(rows, std::uint64_t{more | wide});
    append(rows, std::array{booking.start, booking.end, booking.seats, booking.in.value_or(nothing),
                            booking.out.value_or(nothing)});
}

/// One that takes more than four bytes.
Booked PackedRows::take_longer(std::string_view& rows, std::int64_t stretch, std::int64_t resource) {
    const auto word = read<std::uint64_t>(rows);
    if ((word & wide) == 0) {
        const auto start = start_of(stretch) + static_cast<std::int64_t>(word >> start_shift);
        const auto length = static_cast<std::int64_t>(word >> length_shift & length_most);
        return {resource, start, start + length, static_cast<std::int64_t>(word >> seats_shift & seats_most), {}, {}};
    }
    const auto known = [](std::int64_t instant) { return instant == nothing ? std::nullopt : std::optional(instant); };
    const auto [start, end, seats, in, out] = read<std::array<std::int64_t, 5>>(rows);
    return {resource, start, end, seats, known(in), known(out)};
}

void PackedRows::broken() {
    throw Unusable("damaged", tr("what is packed for reports cannot be read"), "tiers db verify");
}

}  // namespace tiers
