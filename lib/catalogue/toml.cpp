#include "catalogue/toml.h"

#include <stdexcept>

namespace {

/// What toml++ takes for granted did not hold: some files that are no TOML get that far.
struct Broken : std::logic_error {
    Broken() : std::logic_error("toml++") {}
};

[[noreturn]] void broken() {
    throw Broken();
}

}  // namespace

// Its assertions are kept in a release, where they would be undefined behaviour, and throw.
#undef NDEBUG
#define TOML_ASSERT(expression) (static_cast<bool>(expression) ? void() : broken())
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <toml++/toml.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "catalogue/toml_limits.h"

namespace tiers::catalogue {

namespace {

Position position(const toml::source_region& region) {
    return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Node convert(const toml::node& node);

Node::Table convert_members(const toml::table& table) {
    Node::Table members;
    for (const auto& [name, value] : table)
        members.push_back({std::string(name.str()), position(name.source()), convert(value)});
    std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return members;
}

Node::Array convert_items(const toml::array& array) {
    Node::Array items;
    for (const auto& value : array) items.push_back(convert(value));
    return items;
}

Day convert_date(const toml::date& date) {
    return Day(std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                           std::chrono::day(date.day)));
}

template <class Value>
Node::Clock convert_clock(const Value& value) {
    std::ostringstream text;
    text << value;
    return {text.str()};
}

Node convert(const toml::node& node) {
    Node result{position(node.source()), false};
    if (const auto* table = node.as_table()) result.value = convert_members(*table);
    if (const auto* array = node.as_array()) result.value = convert_items(*array);
    if (const auto* text = node.as_string()) result.value = text->get();
    if (const auto* number = node.as_integer()) result.value = number->get();
    if (const auto* number = node.as_floating_point()) result.value = number->get();
    if (const auto* flag = node.as_boolean()) result.value = flag->get();
    if (const auto* date = node.as_date()) result.value = convert_date(date->get());
    if (const auto* time = node.as_time()) result.value = convert_clock(time->get());
    if (const auto* both = node.as_date_time()) result.value = convert_clock(both->get());
    return result;
}

bool breaks(std::string_view bytes) {
    try {
        const auto parsed = toml::parse(bytes);
        return false;
    } catch (const toml::parse_error&) {
        return false;
    } catch (const Broken&) {
        return true;
    }
}

/// The first line that, read with those before it, breaks the parser.
int line_that_breaks(std::string_view bytes) {
    std::vector<std::size_t> ends;
    for (auto at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1)) ends.push_back(at + 1);
    const auto first =
        std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) { return !breaks(bytes.substr(0, end)); });
    return static_cast<int>(first - ends.begin()) + 1;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
    const auto* members = table();
    if (!members) return nullptr;
    const auto found =
        std::find_if(members->begin(), members->end(), [&](const auto& member) { return member.name == name; });
    return found == members->end() ? nullptr : &found->node;
}

Node parse_toml(std::string_view bytes) {
    check_limits(bytes);
    try {
        return convert(toml::parse(bytes));
    } catch (const toml::parse_error& error) {
        throw NotToml({position(error.source()), say("not TOML: {}", error.description())});
    } catch (const Broken&) {
        throw NotToml({{line_that_breaks(bytes), 1}, say("not TOML: {}", tr("this line cannot be read"))});
    }
}

}  // namespace tiers::catalogue
