#include <libintl.h>
#include <tiers/error.h>
#include <tiers/i18n.h>

#include <fmt/format.h>

namespace tiers {

const char* tr(const char* message) {
    return dgettext("tiers", message);
}

const char* trn(const char* one, const char* many, unsigned long count) {
    return dngettext("tiers", one, many, count);
}

Language language_of(std::string_view tag) {
    const auto letters = tag.substr(0, tag.find_first_of("_-.@"));
    if (letters == "fr") return Language::fr;
    if (letters == "en" || letters == "C" || letters == "POSIX") return Language::en;
    throw BadInput("language", fmt::format(fmt::runtime(tr("no language '{}'")), tag), tr("--lang en, or --lang fr"));
}

std::string_view tag(Language language) {
    return language == Language::fr ? "fr" : "en";
}

}  // namespace tiers
