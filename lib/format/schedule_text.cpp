#include "format/schedule_text.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::format {

namespace {

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') || c == '\x7f';
}

bool is_slug_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// What stands for itself behind the host.
bool stands_in_link(char c) {
    constexpr std::string_view marks = "-._~:/?@!$&'()*+,;=";
    return is_slug_letter(c) || (c >= 'A' && c <= 'Z') || marks.find(c) != marks.npos;
}

/// A name or an IPv4 address, and perhaps a port.
bool is_host(std::string_view host) {
    const auto colon = host.find(':');
    const auto name = host.substr(0, colon);
    const auto port = colon == host.npos ? "80" : host.substr(colon + 1);
    const auto of_name = [](char c) { return is_slug_letter(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '.'; };
    const auto number = whole_number(port);
    return !name.empty() && std::ranges::all_of(name, of_name) && number && *number > 0 && *number < 65536;
}

std::string escaped_path(std::string_view path) {
    std::string text;
    auto fragment = false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto c = path[i];
        const auto escape =
            c == '%' && i + 2 < path.size() && is_hexadecimal(path[i + 1]) && is_hexadecimal(path[i + 2]);
        if (stands_in_link(c) || escape || (c == '#' && !fragment))
            text += c;
        else
            text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        fragment = fragment || c == '#';
    }
    return text;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string clean;
    const auto valid = repaired_utf8(text);
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto rest = std::string_view(valid).substr(i);
        if (rest.starts_with("\xef\xbf\xbe") || rest.starts_with("\xef\xbf\xbf"))
            i += 2;
        else if (valid[i] == '\r')
            clean += rest.starts_with("\r\n") ? "" : "\n";
        else if (!is_control(valid[i]))
            clean += valid[i];
    }
    return std::string(trim(clean));
}

std::string xml_line(std::string_view text) {
    std::string line;
    for (const auto c : xml_text(text)) {
        const auto blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || !line.ends_with(' ')) line += blank ? ' ' : c;
    }
    return line;
}

std::string slug_of(std::string_view text, char mark) {
    std::string slug;
    for (const auto c : folded(repaired_utf8(text))) {
        if (is_slug_letter(c))
            slug += c;
        else if (!slug.empty() && slug.back() != mark && static_cast<unsigned char>(c) < 0x80)
            slug += mark;
    }
    while (slug.ends_with(mark)) slug.pop_back();
    return slug;
}

std::string web_link(std::string_view text) {
    const auto trimmed = trim(text);
    const auto scheme = trimmed.starts_with("https://") ? 8U : trimmed.starts_with("http://") ? 7U : 0U;
    if (scheme == 0) return {};
    const auto rest = trimmed.substr(scheme);
    const auto host = rest.substr(0, rest.find_first_of("/?#"));
    if (!is_host(host)) return {};
    return std::string(trimmed.substr(0, scheme)).append(host) + escaped_path(rest.substr(host.size()));
}

std::string schedule_duration(Minutes duration) {
    const auto minutes = duration.count();
    constexpr std::int64_t hundred_hours = 6000, most = 14399;  // one digit of days: two would be hours
    if (minutes < hundred_hours) return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    const auto kept = std::min<std::int64_t>(minutes, most);
    return fmt::format("{}:{:02}:{:02}", kept / 60 / 24, kept / 60 % 24, kept % 60);
}

}  // namespace tiers::format
