#pragma once

#include <filesystem>

namespace tiers {

/// A folder of one's own below another. Throws Failed.
std::filesystem::path make_private_folder(const std::filesystem::path& below);

}  // namespace tiers
