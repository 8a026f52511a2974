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

/// Text with the escapes of RFC 5545 3.3.11 taken away.
std::string unescaped(std::string_view value);

}  // namespace tiers::format
