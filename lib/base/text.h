#pragma once

#include <tiers/words.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tiers {

/// White space taken off both ends (ASCII, and U+00A0).
std::string_view trim(std::string_view text);
/// The pieces between separators; empty pieces are kept.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);
/// "unknown key 'plce': did you mean 'place'?", punctuated as the language does; the message alone where no more is
/// said.
std::string with_more(const std::string& message, const std::string& more);
/// The text, or nothing where it is empty.
std::optional<std::string> unless_empty(std::string_view text);
/// A whole number and nothing else, within the type.
std::optional<std::int64_t> whole_number(std::string_view text);

/// For comparing names: NFKD, marks dropped, case folded, white space runs made one blank. "Hélène  " -> "helene".
std::string folded(std::string_view text);
/// Columns the text takes on a terminal (wide characters two, combining none).
int width(std::string_view text);
/// The text cut to so many columns, with an ellipsis when something is lost.
std::string cut(std::string_view text, int columns);
bool valid_utf8(std::string_view text);
/// Whether valid UTF-8 holds a control character (C0, DEL, C1) or a line separator, but for those allowed.
bool holds_control(std::string_view text, std::string_view allowed = {});
/// The text as UTF-8: a byte that is none is taken for Latin-1, as older programs write.
std::string repaired_utf8(std::string_view text);

}  // namespace tiers
