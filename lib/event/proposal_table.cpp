#include <fmt/format.h>
#include <tiers/barcamp.h>

#include "base/text.h"

namespace tiers::event {

namespace {

std::string host_names(const Proposal& proposal) {
    std::vector<std::string> names;
    for (const auto& host : proposal.hosts) names.push_back(host.name);
    return join(names, ", ");
}

}  // namespace

std::vector<Column> proposal_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"event", tr("Event"), Kind::code, "", false, machine_only},
            {"title", tr("Title"), Kind::text},
            {"hosts", tr("Hosts"), Kind::text},
            {"wishes", tr("Wishes"), Kind::count},
            {"hands", tr("Hands"), Kind::count},
            {"state", tr("State"), Kind::word},
            {"merged_into", tr("Merged into"), Kind::id},
            {"session", tr("Session"), Kind::code},
            {"summary", tr("Summary"), Kind::text, "", false, machine_only}};
}

Row proposal_row(const Proposal& proposal) {
    return {id_value(proposal.id),  proposal.event_code,   proposal.title, cell(host_names(proposal)),
            proposal.wishes,        proposal.hands,        proposal.state, cell(proposal.merged_into),
            cell(proposal.session), cell(proposal.summary)};
}

std::string proposal_sentence(std::string_view done, const Proposal& proposal) {
    auto text = fmt::format("{}  {}  {}", done, id_text(proposal.id), proposal.title);
    if (const auto names = host_names(proposal); !names.empty()) text += "  " + names;
    return text;
}

}  // namespace tiers::event
