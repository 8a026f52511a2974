#include <tiers/choose.h>
#include <tiers/words.h>
#include <algorithm>

namespace tiers::booking {

namespace {

std::string why_text(const MadeAny& made, const Considered& chosen) {
    const auto count = [&](std::string_view verdict) {
        return std::count_if(made.looked_at.begin(), made.looked_at.end(),
                             [&](const Considered& one) { return one.verdict == verdict; });
    };
    if (count("later") + count("dearer") + count("larger") == 0) return tr("the only one that serves");
    if (count("dearer") > 0) return say("the cheapest of the smallest that serve, holds {}", chosen.holds);
    if (count("later") > 0) return say("the first of the smallest that serve, holds {}", chosen.holds);
    return say("the smallest that serves, holds {}", chosen.holds);
}

}  // namespace

std::string why(const MadeAny& made) {
    for (const auto& one : made.looked_at)
        if (one.verdict == "chosen")
            return say("{} chosen of {}: {}", one.resource, made.looked_at.size(), why_text(made, one));
    return {};
}

Table table_of(const std::vector<Considered>& looked_at, bool for_people) {
    Table table{.title = tr("Looked at"), .name = "looked_at"};
    table.columns = {{"resource", tr("Resource"), Kind::code},
                     {"holds", tr("People"), Kind::count},
                     {"price", tr("Price"), Kind::money},
                     {"verdict", tr("Verdict"), Kind::word}};
    if (for_people) table.columns.push_back({"reason", tr("Reason"), Kind::text});
    for (const auto& one : looked_at) {
        table.rows.push_back({one.resource, std::int64_t{one.holds}, cell(one.price), one.verdict});
        if (for_people) table.rows.back().emplace_back(one.reason);
    }
    return table;
}

}  // namespace tiers::booking
