#include <tiers/erasure.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

struct GuestRow {
    Id id = 0;
    std::string name, email;
};

std::vector<GuestRow> guest_rows(const Store& store, std::string_view who) {
    auto row = store.db().prepare(sql::member::guests);
    const auto id = whole_number(who);
    row.bind(":id", id);
    if (!id) row.bind(":email", std::string(who)).bind(":name", folded(who));
    std::vector<GuestRow> found;
    while (row.step()) found.push_back({row.integer(0), row.text(1), row.text(2)});
    return found;
}

/// Who has no e-mail is nobody else.
bool are_one(const std::vector<GuestRow>& rows) {
    return rows.size() == 1 || std::all_of(rows.begin(), rows.end(), [&](const GuestRow& one) {
               return !one.email.empty() && one.email == rows.front().email;
           });
}

std::string told(const std::vector<GuestRow>& rows) {
    std::vector<std::string> all;
    for (const auto& one : rows) all.push_back(fmt::format("{} {}", one.id, one.email.empty() ? one.name : one.email));
    return join(all, ", ");
}

}  // namespace

Guest find_guest(const Store& store, std::string_view given) {
    const auto who = trim(given);
    if (who.empty()) throw BadInput("no_guest_named", tr("no guest is named"));
    const auto rows = guest_rows(store, who);
    if (rows.empty())
        throw NotFound("no_guest", say("no guest '{}'", who), tr("give an e-mail, a full name, or a participant's id"));
    if (!are_one(rows))
        throw BadInput("ambiguous_guest", say("several guests fit '{}': {}", who, told(rows)),
                       tr("give the id or the e-mail"));
    Guest guest{rows.front().name, {}};
    for (const auto& one : rows) guest.participants.push_back(one.id);
    std::reverse(guest.participants.begin(), guest.participants.end());
    return guest;
}

}  // namespace tiers::member
