#include "format/content_line.h"

#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::format {

namespace {

/// Where the name or a parameter ends: at ":" or ";" outside quotes.
std::size_t piece_end(std::string_view text, std::size_t from) {
    auto quoted = false;
    for (auto i = from; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && (text[i] == ':' || text[i] == ';')) return i;
    }
    return text.npos;
}

std::string unquoted(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return std::string(text);
}

std::optional<ContentLine> parsed(std::string_view text, std::size_t number) {
    auto end = piece_end(text, 0);
    if (end == text.npos || end == 0) return std::nullopt;
    ContentLine line{upper(trim(text.substr(0, end))), {}, {}, number};
    while (text[end] == ';') {
        const auto from = end + 1;
        end = piece_end(text, from);
        if (end == text.npos) return std::nullopt;
        const auto parameter = text.substr(from, end - from);
        const auto equals = parameter.find('=');
        if (equals != parameter.npos)
            line.parameters[upper(parameter.substr(0, equals))] = unquoted(parameter.substr(equals + 1));
    }
    line.value = std::string(text.substr(end + 1));
    return line;
}

}  // namespace

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

std::string ContentLine::parameter(const std::string& wanted) const {
    const auto found = parameters.find(wanted);
    return found == parameters.end() ? std::string() : found->second;
}

std::vector<ContentLine> content_lines(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    std::vector<ContentLine> lines;
    std::string pending;
    std::size_t number = 0, first = 1;
    const auto finish = [&] {
        if (const auto line = parsed(pending, first)) lines.push_back(*line);
        pending.clear();
    };
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        auto line = bytes.substr(0, end);
        bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto folded_line = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (!folded_line) {
            finish();
            first = number;
        }
        pending += folded_line ? line.substr(1) : line;
        if (pending.size() > limits::line_bytes)
            throw BadInput("line_too_long", say("line {}: longer than 1 MiB", number));
    }
    finish();
    return lines;
}

std::string unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            text += value[i];
            continue;
        }
        const auto next = value[++i];
        text += next == 'n' || next == 'N' ? '\n' : next;
    }
    return repaired_utf8(text);
}

std::string escaped(std::string_view text) {
    std::string value;
    for (const auto c : repaired_utf8(text)) {
        if (c == '\\' || c == ';' || c == ',') value += '\\';
        if (c == '\n')
            value += "\\n";
        else
            value += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return value;
}

std::string folded_line(std::string_view name, std::string_view value) {
    constexpr std::size_t most_octets = 75;
    const auto whole = fmt::format("{}:{}", name, value);
    std::string_view rest = whole;
    std::string line;
    for (auto room = most_octets; rest.size() > room; room = most_octets - 1) {
        auto cut = room;
        while (cut > 1 && (static_cast<unsigned char>(rest[cut]) & 0xc0U) == 0x80U) --cut;
        line += fmt::format("{}\r\n ", rest.substr(0, cut));
        rest.remove_prefix(cut);
    }
    return line + std::string(rest) + "\r\n";
}

}  // namespace tiers::format
