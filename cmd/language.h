#pragma once

#include <tiers/i18n.h>
#include <filesystem>
#include <optional>
#include <string>

namespace tiers::cmd {

/// The language the user's environment asks for: LC_ALL, LC_MESSAGES, LANG; nullopt when they say nothing or C.
std::optional<Language> environment_language();
/// Puts a language in force for all messages; `share` holds the catalogues in locale/.
void speak(Language language, const std::filesystem::path& share);

}  // namespace tiers::cmd
