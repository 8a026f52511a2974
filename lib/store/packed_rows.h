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

/// Of a word that packs a booking: what its lowest bits are, and where the seats, what it lasts and its start begin.
template <class Word>
struct PackedLayout {
    Word mark;
    int seats, length, start;
    std::int64_t most_seats = (std::int64_t{1} << (length - seats)) - 1;
    std::int64_t most_length = (std::int64_t{1} << (start - length)) - 1;
    std::int64_t most_start = (std::int64_t{1} << (int{8 * sizeof(Word)} - start)) - 1;

    constexpr bool holds(std::int64_t of_seats, std::int64_t of_length, std::int64_t of_start) const {
        return 0 <= of_seats && of_seats <= most_seats && 0 < of_length && of_length <= most_length && 0 <= of_start &&
               of_start <= most_start;
    }
    constexpr Word word(std::int64_t of_seats, std::int64_t of_length, std::int64_t of_start) const {
        return static_cast<Word>(mark | static_cast<Word>(of_seats) << seats | static_cast<Word>(of_length) << length |
                                 static_cast<Word>(of_start) << start);
    }
    constexpr std::int64_t seats_in(Word word) const { return static_cast<std::int64_t>(word >> seats) & most_seats; }
    constexpr std::int64_t length_in(Word word) const {
        return static_cast<std::int64_t>(word >> length) & most_length;
    }
    constexpr std::int64_t start_in(Word word) const { return static_cast<std::int64_t>(word >> start) & most_start; }
};

/// How the bookings of one resource that start in one stretch lie one after the other, by their start. How many bytes
/// one takes is told by the lowest bits of its first:
/// - 0, two bytes: its seats (2 bits), how many quarters of an hour it lasts (6 bits), and how many of them it starts
///   after the one before it, the first after the quarter in which the stretch begins (7 bits);
/// - 01, four: seats (8 bits), quarters that it lasts (10 bits), quarters after the one in which the stretch begins (12
///   bits);
/// - 011, eight: seats (18 bits), seconds that it lasts (22 bits), seconds after the stretch begins (21 bits);
/// - 111, two, followed by start, end, seats, in and out in eight each, where `nothing` stands for what is not known.
struct PackedFormat {
    static constexpr int version = 4;  ///< segments of another are made anew

    using Two = std::uint16_t;
    using Four = std::uint32_t;
    using Eight = std::uint64_t;
    using Wide = std::array<std::int64_t, 5>;

    static constexpr PackedLayout<Two> two{0b0, 1, 3, 9};
    static constexpr PackedLayout<Four> four{0b01, 2, 10, 20};
    static constexpr PackedLayout<Eight> eight{0b011, 3, 21, 43};
    static constexpr Two wide = 0b111;
    static constexpr auto nothing = std::numeric_limits<std::int64_t>::min();

    static_assert(std::endian::native == std::endian::little, "files are the same on every machine");
};

/// Packs the bookings of one resource that start in one stretch.
class PackedRows {
public:
    explicit PackedRows(std::int64_t stretch)
        : stretch_(stretch), first_(quarter_of(start_of(stretch))), before_(first_) {}

    /// What starts earlier before what starts later.
    void add(const Booked& booking);
    const std::string& bytes() const { return bytes_; }

private:
    using Format = PackedFormat;

    template <class Value>
    void append(const Value& value);
    bool append_quarters(const Booked& booking);
    void append_longer(const Booked& booking);

    std::int64_t stretch_;
    std::int64_t first_, before_;  ///< quarters: in which the stretch begins, and in which the last booking starts
    std::string bytes_;
};

/// Packed bookings of one resource that start in one stretch, as they are taken from the front.
class BookedRows {
public:
    BookedRows(std::int64_t stretch, std::int64_t resource, std::string_view packed)
        : stretch_(stretch),
          resource_(resource),
          first_(quarter_of(start_of(stretch))),
          before_(first_),
          packed_(packed) {}

    std::int64_t stretch() const { return stretch_; }
    std::int64_t resource() const { return resource_; }
    std::string_view packed() const { return packed_; }  ///< as long as nothing is taken
    bool empty() const { return packed_.empty(); }

    /// Takes those in front that are packed by quarters of an hour, until take(BookedQuarters) returns false.
    template <class Take>
    void take_quarters(Take take) {
        auto before = before_;
        const auto* at = packed_.data();
        for (const auto* const end = at + packed_.size(); end - at >= std::ptrdiff_t{sizeof(Format::Two)};) {
            const auto word = read<Format::Two>(at);
            if ((word & 0b1) == 0) {
                const auto from = before + Format::two.start_in(word);
                if (!take(BookedQuarters{from, from + Format::two.length_in(word), Format::two.seats_in(word)})) break;
                before = from;
                at += sizeof(Format::Two);
            } else if ((word & 0b11) == Format::four.mark && end - at >= std::ptrdiff_t{sizeof(Format::Four)}) {
                const auto longer = read<Format::Four>(at);
                const auto from = first_ + Format::four.start_in(longer);
                if (!take(BookedQuarters{from, from + Format::four.length_in(longer), Format::four.seats_in(longer)}))
                    break;
                before = from;
                at += sizeof(Format::Four);
            } else {
                break;
            }
        }
        packed_.remove_prefix(static_cast<std::size_t>(at - packed_.data()));
        before_ = before;
    }

    /// The first, where it is packed by quarters of an hour.
    std::optional<BookedQuarters> first_quarters() const;
    /// Takes the first of what is not empty. Throws Unusable for bytes that were not packed here.
    Booked take_first();

private:
    using Format = PackedFormat;

    template <class Value>
    static Value read(const char* at) {
        Value value;
        std::memcpy(&value, at, sizeof value);
        return value;
    }
    template <class Value>
    Value take();
    Booked take_longer();

    std::int64_t stretch_, resource_;
    std::int64_t first_, before_;  ///< quarters: in which the stretch begins, and in which the last one taken starts
    std::string_view packed_;
};

}  // namespace tiers
