#include "format/spreadsheet.h"

#include <tiers/error.h>

#include "base/text.h"

namespace tiers::format {

namespace {

/// What is stored in an archive stands in it by name, as it is.
bool is_spreadsheet(std::string_view bytes) {
    constexpr std::string_view zip = "PK\x03\x04", compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if (bytes.starts_with(compound)) return true;
    if (!bytes.starts_with(zip)) return false;
    return bytes.find("[Content_Types].xml") != bytes.npos ||
           bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument") != bytes.npos;
}

}  // namespace

void refuse_spreadsheet(std::string_view bytes, const std::string& file) {
    if (is_spreadsheet(bytes))
        throw BadInput("spreadsheet", say("'{}' is a spreadsheet, and CSV is read", file),
                       "soffice --headless --convert-to csv " + (file == "-" ? "FILE" : for_shell(file)));
}

}  // namespace tiers::format
