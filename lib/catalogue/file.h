#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/toml.h"

namespace tiers::catalogue {

/// The bytes of tiers.toml, at most one more than the limit. Throws NotFound, Failed.
std::string read_bytes(const std::filesystem::path& file);
/// The bytes of a file that tiers.toml names. Throws BadInput.
std::string bytes_beside(const std::filesystem::path& file);
/// Throws BadInput that tells all problems in the order of the file, one a line: file:line:column: message.
[[noreturn]] void refuse(std::vector<Problem> problems, const std::string& name);

}  // namespace tiers::catalogue
