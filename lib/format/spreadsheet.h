#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// Throws BadInput for the file of a spreadsheet (.xlsx, .ods, .xls), known by its content, and says how it becomes
/// CSV.
void refuse_spreadsheet(std::string_view bytes, const std::string& file);

}  // namespace tiers::format
