#include "base/json.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/position.h"
#include "base/text.h"

namespace tiers {

namespace {

using Nlohmann = nlohmann::ordered_json;
using Items = std::vector<Json>;

}  // namespace

/// Writes what a value holds.
struct JsonWriter {
    std::string& out;

    void write(const Json& json) const { std::visit(*this, json.value_); }

    void operator()(std::monostate) const { out += "null"; }
    void operator()(bool flag) const { out += flag ? "true" : "false"; }
    void operator()(std::int64_t number) const { out += fmt::format_int(number).c_str(); }
    void operator()(double number) const { out += Nlohmann(number).dump(); }
    void operator()(const std::string& text) const { append_json(out, text); }
    void operator()(const Items& items) const {
        out += '[';
        for (const auto& item : items) {
            if (&item != &items.front()) out += ',';
            write(item);
        }
        out += ']';
    }
    void operator()(const Json::Object& object) const {
        out += '{';
        for (std::size_t i = 0; i < object.names.size(); ++i) {
            if (i > 0) out += ',';
            append_json(out, object.names[i]);
            out += ':';
            write(object.values[i]);
        }
        out += '}';
    }
};

namespace {

/// Takes over what the library has read.
struct Reader {
    static Json json(const Nlohmann& tree) {
        switch (tree.type()) {
            case Nlohmann::value_t::boolean:
                return tree.get<bool>();
            case Nlohmann::value_t::number_integer:
                return tree.get<std::int64_t>();
            case Nlohmann::value_t::number_unsigned:
                return whole(tree.get<std::uint64_t>());
            case Nlohmann::value_t::number_float:
                return tree.get<double>();
            case Nlohmann::value_t::string:
                return tree.get_ref<const std::string&>();
            case Nlohmann::value_t::array:
                return list(tree);
            case Nlohmann::value_t::object:
                return object(tree);
            default:
                return {};
        }
    }

private:
    static Json whole(std::uint64_t number) {
        if (std::in_range<std::int64_t>(number)) return number;
        return static_cast<double>(number);
    }
    static Json list(const Nlohmann& tree) {
        auto items = Json::array();
        for (const auto& item : tree) items.push_back(json(item));
        return items;
    }
    static Json object(const Nlohmann& tree) {
        auto found = Json::object();
        for (const auto& [name, value] : tree.items()) found[name] = json(value);
        return found;
    }
};

}  // namespace

Json::Json(bool flag) : value_(flag) {}
Json::Json(double number) : value_(number) {}
Json::Json(std::int64_t number) : value_(number) {}
Json::Json(const char* text) : value_(std::string(text)) {}
Json::Json(std::string_view text) : value_(std::string(text)) {}
Json::Json(std::string text) : value_(std::move(text)) {}
Json::Json(std::vector<Json> items) : value_(std::move(items)) {}
Json::Json(std::initializer_list<Member> members) : value_(Object()) {
    for (const auto& member : members) (*this)[member.name] = member.value;
}

Json Json::array() {
    return Items();
}

Json Json::object() {
    return Json(std::initializer_list<Member>());
}

bool Json::operator==(const Json& other) const {
    return written(*this) == written(other);
}

void Json::push_back(Json item) {
    if (std::holds_alternative<std::monostate>(value_)) value_ = Items();
    std::get<Items>(value_).push_back(std::move(item));
}

std::ptrdiff_t Json::Object::place(std::string_view name) const {
    return std::find(names.begin(), names.end(), name) - names.begin();
}

Json& Json::operator[](std::string_view name) {
    if (std::holds_alternative<std::monostate>(value_)) value_ = Object();
    auto& [names, values] = std::get<Object>(value_);
    const auto at = std::get<Object>(value_).place(name);
    if (at < std::ssize(names)) return values[static_cast<std::size_t>(at)];
    names.emplace_back(name);
    return values.emplace_back();
}

void Json::erase(std::string_view name) {
    auto& [names, values] = std::get<Object>(value_);
    const auto at = std::get<Object>(value_).place(name);
    if (at == std::ssize(names)) return;
    names.erase(names.begin() + at);
    values.erase(values.begin() + at);
}

const Json* Json::find(std::string_view name) const {
    const auto* object = std::get_if<Object>(&value_);
    if (!object) return nullptr;
    const auto at = object->place(name);
    return at < std::ssize(object->names) ? &object->values[static_cast<std::size_t>(at)] : nullptr;
}

std::string Json::text(std::string_view name, std::string_view missing) const {
    const auto* found = find(name);
    const auto* text = found ? std::get_if<std::string>(&found->value_) : nullptr;
    return text ? *text : std::string(missing);
}

std::int64_t Json::number(std::string_view name, std::int64_t missing) const {
    const auto* found = find(name);
    const auto* number = found ? std::get_if<std::int64_t>(&found->value_) : nullptr;
    return number ? *number : missing;
}

std::optional<double> Json::real(std::string_view name) const {
    const auto* found = find(name);
    if (!found) return std::nullopt;
    if (const auto* whole = std::get_if<std::int64_t>(&found->value_)) return static_cast<double>(*whole);
    const auto* number = std::get_if<double>(&found->value_);
    return number ? std::optional(*number) : std::nullopt;
}

bool Json::flag(std::string_view name) const {
    const auto* found = find(name);
    const auto* flag = found ? std::get_if<bool>(&found->value_) : nullptr;
    return flag && *flag;
}

std::vector<Json> Json::list(std::string_view name) const {
    const auto* found = find(name);
    const auto* items = found ? std::get_if<Items>(&found->value_) : nullptr;
    return items ? *items : Items();
}

std::vector<std::string> Json::texts(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& item : list(name))
        if (const auto* text = std::get_if<std::string>(&item.value_)) found.push_back(*text);
    return found;
}

std::vector<std::string> Json::names() const {
    const auto* object = std::get_if<Object>(&value_);
    return object ? object->names : std::vector<std::string>();
}

void append_json(std::string& json, std::string_view text) {
    const auto plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    if (std::all_of(text.begin(), text.end(), plain))
        (json += '"').append(text) += '"';
    else
        json += Nlohmann(text).dump(-1, ' ', false, Nlohmann::error_handler_t::replace);
}

std::string written(const Json& json) {
    std::string text;
    JsonWriter{text}.write(json);
    return text;
}

std::optional<Json> read_json(std::string_view text) {
    struct TooDeep {};
    const auto shallow = [](int depth, Nlohmann::parse_event_t, const Nlohmann&) {
        if (depth >= limits::json_depth) throw TooDeep();
        return true;
    };
    try {
        const auto tree = Nlohmann::parse(text, shallow, false);
        return tree.is_discarded() ? std::nullopt : std::optional(Reader::json(tree));
    } catch (const TooDeep&) {
        return std::nullopt;
    }
}

Json read_json_file(std::string_view text, const std::string& file) {
    struct Beyond {
        const char* limit;
    };
    std::vector<std::size_t> names(1);
    const auto within = [&](int depth, Nlohmann::parse_event_t event, const Nlohmann&) {
        if (depth >= limits::json_depth) throw Beyond{tr("JSON nested more than 64 deep")};
        names.resize(static_cast<std::size_t>(depth) + 1);
        if (event == Nlohmann::parse_event_t::key && ++names.back() > limits::json_names)
            throw Beyond{tr("a JSON object of more than 1,000 names")};
        return true;
    };
    try {
        return Reader::json(Nlohmann::parse(text, within));
    } catch (const Beyond& beyond) {
        throw BadInput("json_limit", say("{}: {}", file, beyond.limit));
    } catch (const Nlohmann::parse_error& error) {
        throw BadInput("no_json", say("{}:{}: no JSON from here on", file, position(text, error.byte - 1)));
    } catch (const Nlohmann::exception&) {
        throw BadInput("no_json", say("{}: a number that is none", file));
    }
}

Json stored_json(std::string_view text) {
    if (auto found = read_json(text)) return *std::move(found);
    throw Unusable("damaged", tr("the database holds JSON that cannot be read"), "tiers db verify");
}

}  // namespace tiers
