#include "catalogue/toml_text.h"

#include "base/text.h"

namespace tiers::catalogue {

namespace {

struct ToText {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& text) const { return toml_quoted(text); }
    std::string operator()(const Day& day) const { return iso(day); }
    std::string operator()(const Node::Clock& clock) const { return clock.text; }
    std::string operator()(const Node::Array& array) const {
        std::vector<std::string> items;
        for (const auto& item : array) items.push_back(toml_text(item));
        return "[" + join(items, ", ") + "]";
    }
    std::string operator()(const Node::Table& table) const {
        std::vector<std::string> members;
        for (const auto& member : table) members.push_back(member.name + " = " + toml_text(member.node));
        return members.empty() ? "{}" : "{ " + join(members, ", ") + " }";
    }
};

}  // namespace

std::string toml_text(const Node& node) {
    return std::visit(ToText{}, node.value);
}

std::string toml_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const auto c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else
            quoted += c;
    }
    return quoted + '"';
}

}  // namespace tiers::catalogue
