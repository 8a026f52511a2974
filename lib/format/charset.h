#pragma once

#include <string>
#include <string_view>

namespace tiers::format {

/// Text as UTF-8, without byte order mark. Its charset is the one told (a name iconv knows); else that of its byte
/// order mark, else UTF-8 where the bytes are that, else Windows-1252. Throws BadInput for a charset that is not known,
/// and for bytes that are no text of it, with the line.
std::string to_utf8(std::string_view bytes, const std::string& charset = {});

}  // namespace tiers::format
