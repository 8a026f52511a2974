#include "cmd/language.h"

#include <libintl.h>

#include <tiers/error.h>
#include <clocale>
#include <cstdlib>

namespace tiers::cmd {

std::optional<Language> environment_language() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto* set = std::getenv(name);
        const std::string value = set ? set : "";
        if (value.empty()) continue;
        if (value == "POSIX" || value == "C" || value.starts_with("C.")) return std::nullopt;
        return value.starts_with("fr") ? Language::fr : Language::en;
    }
    return std::nullopt;
}

void speak(Language language, const std::filesystem::path& share) {
    if (language == Language::en) {
        setlocale(LC_ALL, "C");  // the messages themselves are English
        return;
    }
    // gettext translates under any locale but "C"; LANGUAGE then picks the catalogue, whatever is installed.
    setlocale(LC_ALL, "C.UTF-8");
    setenv("LANGUAGE", std::string(tag(language)).c_str(), 1);
    bindtextdomain("tiers", (share / "locale").c_str());
    bind_textdomain_codeset("tiers", "UTF-8");
}

}  // namespace tiers::cmd
