#include <algorithm>

#include "base/text.h"
#include "exchange/member_dues.h"
#include "exchange/member_intake.h"
#include "member/member_store.h"

namespace tiers::exchange {

using member::Id;

void MemberIntake::add_reason(MemberVerdict& verdict, const std::string& reason) {
    verdict.reason += (verdict.reason.empty() ? "" : "; ") + reason;
}

bool MemberIntake::put_more(const MemberRow& row, MemberVerdict& verdict) {
    const auto id = *verdict.id;
    auto written = put_role(row, verdict);
    for (const auto& role : row.history.roles) {
        auto said = role.affiliation;
        said.member = id;
        said.organisation = organisation_of(role, verdict);
        written |= put(store_, said);
    }
    for (auto trip : row.history.trips) {
        trip.member = id;
        written |= put(store_, trip);
    }
    for (auto consent : row.history.consents) {
        consent.member = id;
        written |= put(store_, consent);
    }
    const auto dues = dues_of(store_, row, map_);
    const auto settled = dues ? settle(store_, id, *dues) : std::string();
    if (settled.empty()) return written;
    add_reason(verdict, settled);
    return true;
}

/// The role that a row gives beside an organisation, from the day the member joined or, of one who was there, today.
bool MemberIntake::put_role(const MemberRow& row, MemberVerdict& verdict) {
    if (row.text[Field::role].empty() || row.text[Field::organisation].empty()) return false;
    const auto today = member::today(store_);
    member::Affiliation said;
    said.member = *verdict.id;
    said.organisation = organisation_of({0, row.text[Field::organisation], {}}, verdict);
    said.role = row.text[Field::role];
    for (const auto& known : member::affiliations(store_, {.who = said.member, .on = today, .role = said.role}))
        if (known.organisation == said.organisation && known.member == said.member) return false;
    const auto joined = member::get(store_, said.member).joined.value_or(today);
    said.first = verdict.verdict == "added" ? std::min(joined, today) : today;
    member::affiliate(store_, said);
    return true;
}

Id MemberIntake::organisation_of(const MemberHistory::Role& role, MemberVerdict& verdict) {
    const auto met = finder_.here(role.organisation_id);
    const auto found = met ? std::nullopt : finder_.organisation_named(role.organisation);
    const auto id = met ? *met : found ? found->id : add_organisation(bare_organisation(role.organisation), verdict);
    if (role.organisation_id != 0) met_.emplace_back(role.organisation_id, id);
    return id;
}

}  // namespace tiers::exchange
