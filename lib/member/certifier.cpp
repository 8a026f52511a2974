#include "member/certifier.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/text.h"
#include "i18n/dates.h"

namespace tiers::member {

std::string with_details(const std::string& name, std::vector<std::string> details) {
    details.erase(std::remove(details.begin(), details.end(), ""), details.end());
    return details.empty() ? name : fmt::format("{} ({})", name, join(details, ", "));
}

std::string in_full(const catalogue::Operator& us) {
    return with_details(us.name, {us.legal_form, us.siren.empty() ? "" : "SIREN " + us.siren});
}

/// What is left empty is room to write.
Facts room_to_sign(Day issued, Language language) {
    return {"",
            {{tr("Issued on"), long_date(issued, language)}, {tr("Signature and stamp"), ""}},
            {Kind::text, Kind::text}};
}

}  // namespace tiers::member
