#pragma once

#include <filesystem>
#include <optional>

namespace tiers::cmd {

/// The configuration file: the one given, then ./tiers.toml and its parent folders up to the home folder or the border
/// of the file system, $XDG_CONFIG_HOME/tiers/tiers.toml, /etc/tiers/tiers.toml. One found by walking up must belong to
/// the user or root and be writable by nobody else, or BadInput is thrown. NotFound where there is none.
std::filesystem::path find_config(const std::optional<std::string>& given);

}  // namespace tiers::cmd
