#pragma once

#include <fmt/format.h>
#include <tiers/export.h>
#include <tiers/i18n.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tiers {

/// A translated message with its values: say("no member '{}'", name). The message is an English literal.
template <class... Values>
std::string say(const char* message, Values&&... values) {
    return fmt::format(fmt::runtime(tr(message)), std::forward<Values>(values)...);
}

/// Whether two words are the same but for accents and case.
TIERS_API bool folded_equal(std::string_view one, std::string_view other);
/// Up to three of the words that lie nearest to what was typed (edit distance, at most a third of its length).
TIERS_API std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& words);
/// "did you mean 'surface_m2'?", or empty when nothing lies near.
TIERS_API std::string did_you_mean(std::string_view typed, const std::vector<std::string>& words);
/// A word as sh takes it: in quotes, where it needs them.
TIERS_API std::string for_shell(std::string_view word);

}  // namespace tiers
