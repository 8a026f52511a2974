#include "format/calendar_part.h"

#include <tiers/error.h>
#include <map>
#include <optional>

#include "base/digest.h"
#include "base/text.h"
#include "format/charset.h"
#include "format/content_line.h"
#include "format/quoted_printable.h"

namespace tiers::format {

namespace {

constexpr int deepest_part = 8;

/// The next line, without its end; what is left loses it.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// "text/calendar; method=REPLY" taken apart: the value in lower case, and its parameters by names in upper case.
struct MimeHeader {
    std::string value;
    std::map<std::string, std::string> parameters;
};

std::string unquoted_word(std::string_view text) {
    text = trim(text);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    std::string word;
    for (text = text.substr(1, text.size() - 2); !text.empty(); text.remove_prefix(1)) {
        if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
        word += text.front();
    }
    return word;
}

MimeHeader mime_header(std::string_view text) {
    MimeHeader header;
    auto quoted = false;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '"') quoted = !quoted;
        if (i < text.size() && (quoted || text[i] != ';')) continue;
        const auto piece = text.substr(from, i - from);
        const auto equals = piece.find('=');
        if (from == 0)
            header.value = folded(trim(piece));
        else if (equals != piece.npos)
            header.parameters.try_emplace(upper(trim(piece.substr(0, equals))),
                                          unquoted_word(piece.substr(equals + 1)));
        from = i + 1;
    }
    return header;
}

/// The headers of a part, unfolded, by names in upper case; what is left is its body.
std::map<std::string, std::string> mime_headers(std::string_view& rest) {
    std::map<std::string, std::string> headers;
    std::string* last = nullptr;
    while (!rest.empty()) {
        const auto line = next_line(rest);
        if (line.empty()) break;
        if (last && (line.front() == ' ' || line.front() == '\t')) {
            *last += line;
            continue;
        }
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        last = &headers.try_emplace(upper(trim(line.substr(0, colon))), line.substr(colon + 1)).first->second;
    }
    return headers;
}

std::string without_soft_breaks(std::string_view text) {
    std::string joined;
    while (!text.empty()) {
        const auto line = next_line(text);
        if (line.ends_with('='))
            joined += line.substr(0, line.size() - 1);
        else
            joined.append(line).append("\n");
    }
    return joined;
}

std::string decoded(std::string_view body, const std::string& encoding) {
    if (encoding == "quoted-printable") return quoted_printable(without_soft_breaks(body));
    if (encoding != "base64") return std::string(body);
    const auto bytes = from_base64(body);
    if (!bytes) throw BadInput("bad_mail", tr("the calendar in the mail is no base64"));
    return *bytes;
}

std::optional<std::string> calendar_in(std::string_view part, int depth);

std::optional<std::string> calendar_in_parts(std::string_view body, const std::string& boundary, int depth) {
    const auto border = "--" + boundary;
    std::optional<std::size_t> from;
    for (auto rest = body; !rest.empty();) {
        const auto at = body.size() - rest.size();
        const auto line = next_line(rest);
        if (!line.starts_with(border)) continue;
        const auto behind = trim(line.substr(border.size()));
        if (!behind.empty() && behind != "--") continue;
        if (from)
            if (auto found = calendar_in(body.substr(*from, at - *from), depth + 1)) return found;
        if (behind == "--") return std::nullopt;
        from = body.size() - rest.size();
    }
    return from ? calendar_in(body.substr(*from), depth + 1) : std::nullopt;
}

std::optional<std::string> calendar_in(std::string_view part, int depth) {
    if (depth > deepest_part) throw BadInput("bad_mail", tr("the parts of the mail are nested too deep"));
    auto headers = mime_headers(part);
    auto type = mime_header(headers["CONTENT-TYPE"]);
    if (type.value.starts_with("multipart/") && !type.parameters["BOUNDARY"].empty())
        return calendar_in_parts(part, type.parameters["BOUNDARY"], depth);
    if (type.value != "text/calendar") return std::nullopt;
    const auto encoding = folded(trim(headers["CONTENT-TRANSFER-ENCODING"]));
    return to_utf8(decoded(part, encoding), type.parameters["CHARSET"]);
}

}  // namespace

std::string calendar_part(std::string_view bytes) {
    auto text = bytes;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (upper(trim(text.substr(0, 256))).starts_with("BEGIN:VCALENDAR")) return std::string(bytes);
    if (auto found = calendar_in(text, 0)) return *found;
    throw BadInput("no_calendar", tr("there is no calendar in the mail"));
}

}  // namespace tiers::format
