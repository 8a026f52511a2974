#pragma once

#include <tiers/time.h>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tiers::catalogue {

struct Key;

/// Where something stands in the file, both from 1; line 0 is nowhere, or the variable of a key.
struct Position {
    int line = 0;
    int column = 0;
    const Key* variable = nullptr;
    auto operator<=>(const Position&) const = default;
};

/// A value of the file with its place. Tables keep the order of the file. Local times and date-times, which no key
/// takes, are held as their text.
struct Node {
    struct Member;
    struct Clock {
        std::string text;
    };
    using Array = std::vector<Node>;
    using Table = std::vector<Member>;

    Position at;
    std::variant<bool, std::int64_t, double, std::string, Day, Clock, Array, Table> value;

    const Array* array() const { return std::get_if<Array>(&value); }
    const Table* table() const { return std::get_if<Table>(&value); }
    const std::string* text() const { return std::get_if<std::string>(&value); }
    /// What a table holds under a name; nullptr when it does not, or when this is no table.
    const Node* find(std::string_view name) const;
};

struct Node::Member {
    std::string name;
    Position at;  ///< of the name
    Node node;
};

/// What is wrong with a file, and where.
struct Problem {
    Position at;
    std::string message;
};

/// Thrown by parse_toml.
struct NotToml : std::runtime_error {
    explicit NotToml(Problem found) : std::runtime_error(found.message), problem(std::move(found)) {}
    Problem problem;
};

/// Reads TOML. Throws NotToml past a limit and for what is not TOML 1.0.
Node parse_toml(std::string_view bytes);

}  // namespace tiers::catalogue
