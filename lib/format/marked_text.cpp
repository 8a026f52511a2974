#include "format/marked_text.h"

#include <utf8proc.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace tiers::format {

namespace {

struct Entity {
    std::string_view name, text;
};
constexpr Entity entities[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},
                               {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00a0"}};
constexpr std::string_view breaks[] = {"<br>", "<br/>", "<br />", "<BR>"};
constexpr std::size_t longest_entity = 8;

std::string of_code_point(std::string_view digits, int base) {
    std::int32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
    if (error != std::errc() || end != digits.data() + digits.size() || !utf8proc_codepoint_valid(code)) return {};
    utf8proc_uint8_t bytes[4];
    const auto count = utf8proc_encode_char(code, bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

/// What an entity stands for, by what lies between its mark and its semicolon; empty for none.
std::string of_entity(std::string_view name) {
    const auto* entity = std::ranges::find(entities, name, &Entity::name);
    if (entity != std::end(entities)) return std::string(entity->text);
    if (name.starts_with('#')) name.remove_prefix(1);
    if (name.starts_with('x') || name.starts_with('X')) return of_code_point(name.substr(1), 16);
    return of_code_point(name, 10);
}

/// How long a piece at the front of the text is that stands for other text, which is appended; 0 for none.
std::size_t take_piece(std::string_view text, const Marks& marks, std::string& plain) {
    constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    for (const auto& tag : breaks)
        if (text.starts_with(tag)) return plain += '\n', tag.size();
    if (marks.backslash && text.starts_with("**")) return 2;
    if (marks.backslash && text.size() > 1 && text[0] == '\\' && punctuation.find(text[1]) != punctuation.npos)
        return plain += text[1], 2;
    if (marks.entities.find(text.front()) == std::string_view::npos) return 0;
    const auto end = text.substr(0, longest_entity + 2).find(';');
    if (end == text.npos || end < 2) return 0;
    const auto stands_for = of_entity(text.substr(1, end - 1));
    plain += stands_for;
    return stands_for.empty() ? 0 : end + 1;
}

}  // namespace

std::string unmarked(std::string_view text, const Marks& marks) {
    std::string plain;
    while (!text.empty()) {
        auto taken = take_piece(text, marks, plain);
        if (taken == 0) {
            plain += text.front();
            taken = 1;
        }
        text.remove_prefix(taken);
    }
    return plain;
}

}  // namespace tiers::format
