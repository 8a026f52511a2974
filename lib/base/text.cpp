#include "base/text.h"

#include <tiers/error.h>
#include <utf8proc.h>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <numeric>

namespace tiers {

namespace {

/// The code point at the front of `rest`, which loses it; -1 and one byte for broken UTF-8.
utf8proc_int32_t next_code_point(std::string_view& rest) {
    utf8proc_int32_t code = -1;
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                        static_cast<utf8proc_ssize_t>(rest.size()), &code);
    rest.remove_prefix(taken > 0 ? static_cast<std::size_t>(taken) : 1);
    return taken > 0 ? code : -1;
}

int columns_of(utf8proc_int32_t code) {
    return code < 0 ? 1 : utf8proc_charwidth(code);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string case_folded(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
        std::string lower(text);
        for (auto& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        return lower;
    }
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<char*>(mapped), static_cast<std::size_t>(length)};
}

/// A character of ASCII that shows.
bool is_ink(char c) {
    return c > ' ' && c <= '~';
}

/// Whether only single blanks stand in a text, between words.
bool single_blanks(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < ' ' || c == 0xc2 || (c == ' ' && text[i + 1] == ' ')) return false;
    }
    return true;
}

}  // namespace

std::string_view trim(std::string_view text) {
    if (text.empty() || (is_ink(text.front()) && is_ink(text.back()))) return text;
    constexpr std::string_view blanks = " \t\r\n\v\f";
    constexpr std::string_view no_break = "\u00a0";
    for (auto before = text.size() + 1; before != text.size();) {
        before = text.size();
        while (!text.empty() && blanks.find(text.front()) != blanks.npos) text.remove_prefix(1);
        while (!text.empty() && blanks.find(text.back()) != blanks.npos) text.remove_suffix(1);
        if (text.starts_with(no_break)) text.remove_prefix(no_break.size());
        if (text.ends_with(no_break)) text.remove_suffix(no_break.size());
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == text.npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator) {
    return fmt::format("{}", fmt::join(pieces, separator));
}

std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string folded(std::string_view text) {
    auto plain = case_folded(text);
    if (single_blanks(plain)) return plain;
    std::string result;
    for (const auto piece : split(trim(plain), ' ')) {
        if (trim(piece).empty()) continue;
        if (!result.empty()) result += ' ';
        result += trim(piece);
    }
    return result;
}

bool folded_equal(std::string_view one, std::string_view other) {
    return folded(one) == folded(other);
}

int width(std::string_view text) {
    const auto one_column = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::all_of(text.begin(), text.end(), one_column)) return static_cast<int>(text.size());
    int columns = 0;
    while (!text.empty()) columns += columns_of(next_code_point(text));
    return columns;
}

std::string cut(std::string_view text, int columns) {
    if (width(text) <= columns) return std::string(text);
    auto rest = text;
    for (int taken = 0; !rest.empty();) {
        const auto here = rest;
        taken += columns_of(next_code_point(rest));
        if (taken > columns - 1) return std::string(text.substr(0, text.size() - here.size())) + "…";
    }
    return std::string(text);
}

bool valid_utf8(std::string_view text) {
    while (!text.empty())
        if (static_cast<unsigned char>(text.front()) < 0x80)
            text.remove_prefix(1);
        else if (next_code_point(text) < 0)
            return false;
    return true;
}

bool holds_control(std::string_view text, std::string_view allowed) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 || c == 0x7f) && allowed.find(text[i]) == allowed.npos) return true;
        const auto c1 = c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (c1 || text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029") return true;
    }
    return false;
}

std::string repaired_utf8(std::string_view text) {
    if (valid_utf8(text)) return std::string(text);
    std::string repaired;
    while (!text.empty()) {
        const auto here = text;
        if (next_code_point(text) >= 0) {
            repaired += here.substr(0, here.size() - text.size());
            continue;
        }
        utf8proc_uint8_t bytes[4];
        const auto count = utf8proc_encode_char(static_cast<unsigned char>(here.front()), bytes);
        repaired.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
    }
    return repaired;
}

std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& words) {
    const auto wanted = folded(typed.substr(0, 64));
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& word : words) {
        const auto distance = edit_distance(wanted, folded(word));
        if (distance <= std::max<std::size_t>(1, wanted.size() / 3)) found.emplace_back(distance, word);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (found.size() > 3) found.resize(3);
    std::vector<std::string> result;
    for (auto& [distance, word] : found) result.push_back(std::move(word));
    return result;
}

std::string with_more(const std::string& message, const std::string& more) {
    return more.empty() ? message : say("{}: {}", message, more);
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& words) {
    auto found = nearest(typed, words);
    for (auto& word : found) word = say("'{}'", word);
    return found.empty() ? std::string() : say("did you mean {}?", join(found, ", "));
}

std::string for_shell(std::string_view word) {
    constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-";
    if (!word.empty() && word.find_first_not_of(plain) == word.npos) return std::string(word);
    std::string quoted = "'";
    for (const auto c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

}  // namespace tiers
