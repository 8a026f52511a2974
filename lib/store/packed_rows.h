#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "time/quarters.h"

namespace tiers {

/// A booking as reports read it, in UTC seconds.
struct Booked {
    std::int64_t resource, start, end, seats;
    std::optional<std::int64_t> in, out;

    bool operator==(const Booked&) const = default;
};

/// Of a booking that begins and ends at a quarter of an hour, and at which nobody checked in: those quarters, since
/// 1970, and its seats.
struct BookedQuarters {
    std::int64_t from, to, seats;

    Booked of(std::int64_t resource) const {
        return {resource, start_of_quarter(from), start_of_quarter(to), seats, {}, {}};
    }
};

/// About 24 days; stretch n begins at n << stretch_bits.
constexpr int stretch_bits = 21;

constexpr std::int64_t stretch_of(std::int64_t instant) {
    return instant >> stretch_bits;
}
constexpr std::int64_t start_of(std::int64_t stretch) {
    return stretch << stretch_bits;
}

/// The bookings of one resource that start in one stretch, one after the other. Most take four bytes: how many quarters
/// of an hour after the one in which the stretch begins it starts (12 bits), how many it lasts (10 bits), the seats (9
/// bits), and a bit that is set for all others. Of those most take eight: the start within the stretch (21 bits), the
/// length (22 bits) and the seats (19 bits), and two bits; the second of these is set for what is left, which is
/// followed by start, end, seats, in and out, where `nothing` stands for what is not known.
class PackedRows {
public:
    static constexpr int version = 2;  ///< of the format; segments of another are made anew

    static void add(std::string& rows, const Booked& booking);

    /// In quarters of an hour, where that takes four bytes.
    static std::optional<BookedQuarters> in_quarters(const Booked& booking) {
        const auto from = quarter_of(booking.start), to = quarter_of(booking.end);
        const auto whole = booking.start == start_of_quarter(from) && booking.end == start_of_quarter(to);
        const auto fits = from < to && to - from <= quarters_most && 0 <= booking.seats && booking.seats <= few_seats;
        return whole && fits && !booking.in ? std::optional(BookedQuarters{from, to, booking.seats}) : std::nullopt;
    }

    /// Calls take(BookedQuarters) for those in front that take four bytes, until it returns false. Returns what is
    /// left.
    template <class Take>
    static std::string_view take_quarters(std::string_view rows, std::int64_t stretch, Take take) {
        const auto first = quarter_of(start_of(stretch));
        std::size_t taken = 0;
        for (const auto whole = rows.size() / sizeof(std::uint32_t); taken < whole; ++taken) {
            std::uint32_t word = 0;
            std::memcpy(&word, rows.data() + taken * sizeof word, sizeof word);
            if ((word & more) != 0 || !take(quarters_in(word, first))) break;
        }
        rows.remove_prefix(taken * sizeof(std::uint32_t));
        return rows;
    }

    /// The first, where it takes four bytes.
    static std::optional<BookedQuarters> first_quarters(std::string_view rows, std::int64_t stretch) {
        std::optional<BookedQuarters> found;
        take_quarters(rows, stretch, [&](const BookedQuarters& booking) {
            found = booking;
            return false;
        });
        return found;
    }

    /// The first, which is taken away. Throws Unusable for bytes that were not written here.
    static Booked take_first(std::string_view& rows, std::int64_t stretch, std::int64_t resource) {
        const auto word = first_of<std::uint32_t>(rows);
        if ((word & more) != 0) return take_longer(rows, stretch, resource);
        rows.remove_prefix(sizeof word);
        return quarters_in(word, quarter_of(start_of(stretch))).of(resource);
    }

private:
    static_assert(std::endian::native == std::endian::little, "files are the same on every machine");

    static constexpr std::uint32_t more = 1, wide = 2;
    static constexpr int quarter_shift = 20, quarters_shift = 10;
    static constexpr std::int64_t quarters_most = (1 << 10) - 1, few_seats = (1 << 9) - 1;
    static constexpr int start_shift = 43, length_shift = 21, seats_shift = 2;
    static constexpr std::uint64_t length_most = (1U << 22) - 1, seats_most = (1U << 19) - 1;
    static constexpr auto nothing = std::numeric_limits<std::int64_t>::min();

    static BookedQuarters quarters_in(std::uint32_t word, std::int64_t first) {
        const auto from = first + static_cast<std::int64_t>(word >> quarter_shift);
        const auto length = static_cast<std::int64_t>(word >> quarters_shift & quarters_most);
        return {from, from + length, static_cast<std::int64_t>(word >> 1 & few_seats)};
    }
    static Booked take_longer(std::string_view& rows, std::int64_t stretch, std::int64_t resource);
    [[noreturn]] static void broken();

    template <class Value>
    static Value first_of(std::string_view rows) {
        Value value;
        if (rows.size() < sizeof value) broken();
        std::memcpy(&value, rows.data(), sizeof value);
        return value;
    }
    template <class Value>
    static Value read(std::string_view& rows) {
        const auto value = first_of<Value>(rows);
        rows.remove_prefix(sizeof value);
        return value;
    }
};

}  // namespace tiers
