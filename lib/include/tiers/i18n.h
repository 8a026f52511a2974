#pragma once

#include <tiers/export.h>
#include <string>
#include <string_view>

namespace tiers {

/// The message in the language in force (gettext, domain "tiers"); the message itself where there is no translation.
TIERS_API const char* tr(const char* message);

/// Singular or plural, as the language in force counts. The strings hold "{}" for the number.
TIERS_API const char* trn(const char* one, const char* many, unsigned long count);

/// Marks a message for translation where it is declared; tr() translates it where it is used.
constexpr const char* msgid(const char* message) {
    return message;
}

/// A language that the catalogues are complete in.
enum class Language { en, fr };

/// The language of a tag such as "fr", "fr_FR.UTF-8" or "fr-CA"; throws BadInput for one that is not there.
TIERS_API Language language_of(std::string_view tag);

/// The two letters: "en", "fr".
TIERS_API std::string_view tag(Language language);

}  // namespace tiers
