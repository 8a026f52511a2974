#pragma once

#include <tiers/time.h>
#include <string>
#include <string_view>

namespace tiers::format {

/// Text that XML can hold: UTF-8, lines ended by LF, without control characters and what is no character; trimmed.
std::string xml_text(std::string_view text);
/// The same on one line, runs of white space made one blank.
std::string xml_line(std::string_view text);

/// Letters, digits and the mark between them, of what a text says: "Ouvrir un tiers-lieu" -> "ouvrir-un-tiers-lieu".
std::string slug_of(std::string_view text, char mark);

/// A link to a page (http, https), its characters escaped as RFC 3986 wants; empty for what is none.
std::string web_link(std::string_view text);

/// "01:30"; of 100 hours or more "4:04:00", with days before, as pretalx writes them, and at most 9 days.
std::string schedule_duration(Minutes duration);

}  // namespace tiers::format
