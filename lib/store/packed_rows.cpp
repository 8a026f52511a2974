#include "store/packed_rows.h"

#include <tiers/error.h>

#include "base/text.h"

namespace tiers {

template <class Value>
void PackedRows::append(const Value& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void PackedRows::add(const Booked& booking) {
    if (booking.in || !append_quarters(booking)) append_longer(booking);
    before_ = quarter_of(booking.start);
}

void PackedRows::append_longer(const Booked& booking) {
    const auto length = booking.end - booking.start, start = booking.start - start_of(stretch_);
    if (!booking.in && Format::eight.holds(booking.seats, length, start))
        return append(Format::eight.word(booking.seats, length, start));
    append(Format::wide);
    append(Format::Wide{booking.start, booking.end, booking.seats, booking.in.value_or(Format::nothing),
                        booking.out.value_or(Format::nothing)});
}

/// False for what is not of quarters of an hour, or too long.
bool PackedRows::append_quarters(const Booked& booking) {
    const auto from = quarter_of(booking.start), length = quarter_of(booking.end) - from;
    if (booking.start != start_of_quarter(from) || booking.end != start_of_quarter(from + length)) return false;
    if (Format::two.holds(booking.seats, length, from - before_))
        append(Format::two.word(booking.seats, length, from - before_));
    else if (Format::four.holds(booking.seats, length, from - first_))
        append(Format::four.word(booking.seats, length, from - first_));
    else
        return false;
    return true;
}

std::optional<BookedQuarters> BookedRows::first_quarters() const {
    std::optional<BookedQuarters> found;
    auto rows = *this;
    rows.take_quarters([&](const BookedQuarters& booking) {
        found = booking;
        return false;
    });
    return found;
}

template <class Value>
Value BookedRows::take() {
    if (packed_.size() < sizeof(Value))
        throw Unusable("damaged", tr("what is packed for reports cannot be read"), "tiers db verify");
    const auto value = read<Value>(packed_.data());
    packed_.remove_prefix(sizeof value);
    return value;
}

Booked BookedRows::take_first() {
    std::optional<BookedQuarters> first;
    take_quarters([&](const BookedQuarters& booking) {
        if (first) return false;
        first = booking;
        return true;
    });
    return first ? first->of(resource_) : take_longer();
}

/// One that is not packed by quarters of an hour.
Booked BookedRows::take_longer() {
    const auto is_wide =
        packed_.size() >= sizeof(Format::Two) && (read<Format::Two>(packed_.data()) & 0b111) == Format::wide;
    Booked booking{.resource = resource_};
    if (is_wide) {
        take<Format::Two>();
        const auto known = [](std::int64_t instant) {
            return instant == Format::nothing ? std::nullopt : std::optional(instant);
        };
        const auto [start, end, seats, in, out] = take<Format::Wide>();
        booking = {resource_, start, end, seats, known(in), known(out)};
    } else {
        const auto word = take<Format::Eight>();
        const auto start = start_of(stretch_) + Format::eight.start_in(word);
        booking = {resource_, start, start + Format::eight.length_in(word), Format::eight.seats_in(word), {}, {}};
    }
    before_ = quarter_of(booking.start);
    return booking;
}

}  // namespace tiers
