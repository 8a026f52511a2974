#include "render/tree.h"

#include <utf8proc.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::render {

namespace {

std::string legible_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) lines.push_back(terminal_safe(line));
    return join(lines, "\n");
}

/// The first character of a text, with its length in bytes.
struct Character {
    char32_t code;
    std::size_t length;
};
Character first_of(std::string_view text) {
    utf8proc_int32_t code = -1;
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (taken <= 0) return {U'?', 1};
    return {static_cast<char32_t>(code), static_cast<std::size_t>(taken)};
}

/// As many characters of a word as fit, one at least.
std::size_t length_that_fits(std::string_view word, double room, Cost cost) {
    std::size_t length = 0;
    double sum = 0;
    while (length < word.size()) {
        const auto character = first_of(word.substr(length));
        sum += cost(character.code);
        if (length > 0 && sum > room) break;
        length += character.length;
    }
    return length;
}

void append_lines(std::string_view text, double room, Cost cost, std::vector<std::string>& lines) {
    std::string line;
    double used = 0;
    for (auto word : split(text, ' ')) {
        auto wanted = cost_of(word, cost);
        if (!line.empty() && used + cost(U' ') + wanted > room) {
            lines.push_back(std::move(line));
            line.clear();
            used = 0;
        }
        while (wanted > room) {
            const auto length = length_that_fits(word, room, cost);
            if (length == word.size()) break;
            lines.emplace_back(word.substr(0, length));
            word.remove_prefix(length);
            wanted = cost_of(word, cost);
        }
        used += (line.empty() ? 0 : cost(U' ')) + wanted;
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    lines.push_back(std::move(line));
}

}  // namespace

Topic legible(const Topic& topic) {
    Topic shown{.text = topic.text.empty() ? "–" : legible_lines(topic.text),
                .note = legible_lines(topic.note),
                .link = topic.link};
    for (const auto& child : topic.children) shown.children.push_back(legible(child));
    return shown;
}

double cost_of(std::string_view text, Cost cost) {
    double sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_of(text.substr(at));
        sum += cost(character.code);
        at += character.length;
    }
    return sum;
}

std::vector<std::string> in_lines(std::string_view text, double room, Cost cost) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) append_lines(line, room, cost, lines);
    return lines;
}

}  // namespace tiers::render
