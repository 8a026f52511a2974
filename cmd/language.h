#pragma once

#include <tiers/i18n.h>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace tiers::cmd {

/// The language the user's environment asks for: LC_ALL, LC_MESSAGES, LANG; nullopt when they say nothing or C.
std::optional<Language> environment_language();
/// Puts a language in force for all messages; `share` holds the catalogues in locale/.
void speak(Language language, const std::filesystem::path& share);

/// One in force for a while, and another from then on.
class Speaking {
public:
    Speaking(Language language, Language afterwards, std::filesystem::path share)
        : afterwards_(afterwards), share_(std::move(share)) {
        speak(language, share_);
    }
    ~Speaking() { speak(afterwards_, share_); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

private:
    Language afterwards_;
    std::filesystem::path share_;
};

}  // namespace tiers::cmd
