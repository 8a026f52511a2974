#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::format {

/// A line of iCalendar or vCard, unfolded: NAME;PARAM=VALUE:value. Names are upper case; the value is as it stands.
struct ContentLine {
    std::string name;
    std::map<std::string, std::string> parameters;
    std::string value;
    std::size_t number = 0;  ///< of its first line in the file

    std::string parameter(const std::string& wanted) const;
};

/// The lines of a file, in order. Takes CRLF, LF and a byte order mark. Lines that are no content lines are left out,
/// as most programs do. Throws BadInput for one longer than 1 MiB.
std::vector<ContentLine> content_lines(std::string_view bytes);

/// ASCII letters in upper case: names and many values do not heed the case.
std::string upper(std::string_view text);

/// Text with the escapes of RFC 5545 3.3.11 taken away, as UTF-8.
std::string unescaped(std::string_view value);
/// The same backwards. Control characters, which no value may hold, become blanks; ends of lines stay.
std::string escaped(std::string_view text);

/// NAME:value as it stands in a file: folded after 75 octets at most, never within a character, and ended by CRLF.
std::string folded_line(std::string_view name, std::string_view value);

}  // namespace tiers::format
