#include "member/attribute.h"

#include <tiers/error.h>
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

[[noreturn]] void refuse(const Attribute& attribute, std::string_view typed, const std::string& hint) {
    throw BadInput("bad_attribute", say("'{}' is no value of '{}'", typed, attribute.code), hint);
}

std::optional<bool> yes_or_no(std::string_view text) {
    const auto word = folded(text);
    if (word == "yes" || word == "true" || word == "oui" || word == "1") return true;
    if (word == "no" || word == "false" || word == "non" || word == "0") return false;
    return std::nullopt;
}

std::string chosen(const Attribute& attribute, std::string_view typed) {
    for (const auto& choice : attribute.choices)
        if (folded_equal(choice, typed)) return choice;
    refuse(attribute, typed, say("one of {}", join(attribute.choices, ", ")));
}

/// What was stored before the type was changed in tiers.toml is told as text.
bool fits(const Attribute& attribute) {
    try {
        return !attribute.value || normal_value(attribute, *attribute.value) == *attribute.value;
    } catch (const BadInput&) {
        return false;
    }
}

}  // namespace

std::optional<double> decimal(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    double number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::vector<Attribute> attributes(const Store& store, Id member) {
    auto row = store.db().prepare(sql::member::attributes);
    row.bind(":member", member);
    std::vector<Attribute> found;
    while (row.step()) {
        const auto content = stored_json(row.text(1));
        const auto code = row.text(0);
        found.push_back({code, content.text("name", code), content.text("type", "text"), content.texts("choices"),
                         row.integer(3) != 0, row.optional<std::string>(2)});
        if (!fits(found.back())) found.back().type = "text";
    }
    return found;
}

const Attribute& declared(const std::vector<Attribute>& attributes, std::string_view code) {
    std::vector<std::string> known;
    for (const auto& one : attributes) {
        if (one.code == code && !one.retired) return one;
        if (!one.retired) known.push_back(one.code);
    }
    const auto near = did_you_mean(code, known);
    const auto others = known.empty() ? std::string(tr("declare it in tiers.toml: [[attribute]]"))
                                      : say("there are {}", join(known, ", "));
    throw NotFound("unknown_attribute", say("no attribute '{}' is declared", code), near.empty() ? others : near);
}

std::string normal_value(const Attribute& attribute, std::string_view typed) {
    auto text = std::string(typed);
    check_line(attribute.code.c_str(), text);
    if (attribute.type == "choice") return chosen(attribute, text);
    if (attribute.type == "day") return iso(parse_day(text));
    if (attribute.type == "number") {
        if (const auto number = decimal(text)) return fmt::format("{}", *number);
        refuse(attribute, typed, tr("a number, for instance 12 or 12.5"));
    }
    if (attribute.type == "flag") {
        if (const auto flag = yes_or_no(text)) return *flag ? "true" : "false";
        refuse(attribute, typed, tr("yes or no"));
    }
    return text;
}

Value typed_value(const Attribute& attribute) {
    if (!attribute.value) return {};
    if (attribute.type == "number") return decimal(*attribute.value).value_or(0);
    if (attribute.type == "day") return parse_day(*attribute.value);
    if (attribute.type == "flag") return *attribute.value == "true";
    return *attribute.value;
}

Kind kind_of(const Attribute& attribute) {
    if (attribute.type == "number") return Kind::number;
    if (attribute.type == "day") return Kind::day;
    return attribute.type == "flag" ? Kind::flag : Kind::text;
}

Assignment assignment(std::string_view text) {
    const auto at = text.find('=');
    if (at == text.npos) return {std::string(trim(text)), std::nullopt};
    return {std::string(trim(text.substr(0, at))), std::string(trim(text.substr(at + 1)))};
}

}  // namespace tiers::member
