#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// A cell as CSV writes it: in quotes where it holds a quote, a line end or what a reader may take for the delimiter,
/// or has a blank at an end.
std::string csv_cell(std::string_view text);

/// Text that a spreadsheet will not run as a formula: a quote stands before what begins like one ("+" before digits
/// alone is a number of a phone). What already begins with such quotes gets one more, so that spreadsheet_read() gives
/// every text back.
std::string spreadsheet_safe(std::string_view text);
std::string_view spreadsheet_read(std::string_view cell);

}  // namespace tiers::format
