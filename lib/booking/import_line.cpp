#include "booking/import_line.h"

#include <tiers/limits.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"

namespace tiers::booking {

/// Takes what a parser meets: no tree is built for a line.
struct ImportLine::Reader {
    std::array<Value, names.size()>& values;
    bool object = false;
    int depth = 0, deepest = 0;
    Value* current = nullptr;

    bool take(Kind kind) {
        if (current) current->kind = kind;
        current = nullptr;
        return true;
    }
    bool open() {
        deepest = std::max(deepest, ++depth);
        return take(Kind::other);
    }
    bool close() {
        --depth;
        return true;
    }

    bool null() { return take(Kind::missing); }
    bool boolean(bool) { return take(Kind::other); }
    bool number_float(double, const std::string&) { return take(Kind::other); }
    bool number_unsigned(std::uint64_t value) {
        return std::in_range<std::int64_t>(value) ? number_integer(static_cast<std::int64_t>(value))
                                                  : take(Kind::other);
    }
    bool number_integer(std::int64_t value) {
        if (current) {
            current->number = value;
            current->text = std::to_string(value);
        }
        return take(Kind::number);
    }
    bool string(std::string& value) {
        if (current) std::swap(current->text, value);
        return take(Kind::text);
    }
    bool binary(const nlohmann::json::binary_t&) { return take(Kind::other); }
    bool key(const std::string& name) {
        const auto* found = std::find(names.begin(), names.end(), name);
        current =
            depth == 1 && found != names.end() ? &values[static_cast<std::size_t>(found - names.begin())] : nullptr;
        return true;
    }
    bool start_object(std::size_t) {
        object = true;
        return open();
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return object && open(); }
    bool end_array() { return close(); }
    static bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }
};

void ImportLine::read(std::string_view line) {
    if (line.size() > limits::line_bytes) throw Bad{"bad_line", tr("longer than 1 MiB")};
    for (auto& value : values_) value.kind = Kind::missing;
    Reader reader{values_};
    if (!nlohmann::json::sax_parse(line, &reader) || !reader.object) throw Bad{"bad_line", tr("not a JSON object")};
    if (reader.deepest > limits::json_depth) throw Bad{"bad_line", say("nested more than {} deep", limits::json_depth)};
}

const std::string& ImportLine::text(Name name) const {
    static const std::string none;
    const auto& given = value(name);
    if (given.kind == Kind::missing) return none;
    if (given.kind == Kind::other)
        throw Bad{"bad_line", say("'{}' is not text", names[static_cast<std::size_t>(name)])};
    return given.text;
}

std::int64_t ImportLine::number(Name name, std::int64_t missing) const {
    const auto& given = value(name);
    if (given.kind == Kind::missing) return missing;
    return given.kind == Kind::number ? given.number : 0;
}

}  // namespace tiers::booking
