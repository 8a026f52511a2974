#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::booking {

/// A row that cannot be booked, with its verdict.
struct Bad {
    std::string verdict, reason;
};

/// One line of a file of bookings: a JSON object, of which only these names are read.
class ImportLine {
public:
    enum class Name : std::size_t { op, key, resource, start, end, member, member_name, seats, label };
    static constexpr std::array<const char*, 9> names = {"op",     "key",         "resource", "start", "end",
                                                         "member", "member_name", "seats",    "label"};

    /// Throws Bad for what is no JSON object, longer than 1 MiB or nested more than 64 deep.
    void read(std::string_view line);
    /// A text, or a whole number as text; empty where it is missing. Throws Bad for anything else.
    const std::string& text(Name name) const;
    /// A whole number; `missing` where there is none, 0 for anything else.
    std::int64_t number(Name name, std::int64_t missing) const;

private:
    enum class Kind { missing, text, number, other };
    struct Value {
        Kind kind = Kind::missing;
        std::string text;  ///< of a number too
        std::int64_t number = 0;
    };
    struct Reader;
    const Value& value(Name name) const { return values_[static_cast<std::size_t>(name)]; }

    std::array<Value, names.size()> values_;
};

}  // namespace tiers::booking
