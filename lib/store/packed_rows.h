#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tiers {

/// A booking as reports read it, in UTC seconds.
struct Booked {
    std::int64_t resource, start, end, seats;
    std::optional<std::int64_t> in, out;

    bool operator==(const Booked&) const = default;
};

/// About 24 days; stretch n begins at n << stretch_bits.
constexpr int stretch_bits = 21;

constexpr std::int64_t stretch_of(std::int64_t instant) {
    return instant >> stretch_bits;
}
constexpr std::int64_t start_of(std::int64_t stretch) {
    return stretch << stretch_bits;
}

/// The bookings of one resource that start in one stretch, one after the other. Most take eight bytes: the start within
/// the stretch (21 bits), the length (22 bits), the seats (20 bits), and a bit that is set for all others: those are
/// followed by start, end, seats, in and out, where `nothing` stands for what is not known.
class PackedRows {
public:
    static constexpr int version = 1;  ///< of the format; segments of another are made anew

    static void add(std::string& rows, const Booked& booking);

    /// Calls take(Booked) for each. Throws Unusable for bytes that it did not write.
    template <class Take>
    static void each(std::string_view rows, std::int64_t stretch, std::int64_t resource, Take take) {
        while (!rows.empty()) {
            const auto word = read<std::uint64_t>(rows);
            if ((word & wide) == 0) {
                const auto start = start_of(stretch) + static_cast<std::int64_t>(word >> start_shift);
                const auto length = static_cast<std::int64_t>(word >> length_shift & length_most);
                take(
                    Booked{resource, start, start + length, static_cast<std::int64_t>(word >> 1 & seats_most), {}, {}});
            } else {
                const auto [start, end, seats, in, out] = read<std::array<std::int64_t, 5>>(rows);
                take(Booked{resource, start, end, seats, known(in), known(out)});
            }
        }
    }

private:
    static_assert(std::endian::native == std::endian::little, "files are the same on every machine");

    static constexpr std::uint64_t wide = 1;
    static constexpr int start_shift = 43, length_shift = 21;
    static constexpr std::uint64_t length_most = (1U << 22) - 1, seats_most = (1U << 20) - 1;
    static constexpr auto nothing = std::numeric_limits<std::int64_t>::min();

    static std::optional<std::int64_t> known(std::int64_t instant) {
        return instant == nothing ? std::nullopt : std::optional(instant);
    }
    [[noreturn]] static void broken();

    template <class Value>
    static Value read(std::string_view& rows) {
        Value value;
        if (rows.size() < sizeof value) broken();
        std::memcpy(&value, rows.data(), sizeof value);
        rows.remove_prefix(sizeof value);
        return value;
    }
};

}  // namespace tiers
