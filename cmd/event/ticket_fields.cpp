#include "cmd/event/ticket_fields.h"

#include <algorithm>
#include <iterator>

namespace tiers::cmd {

namespace {

/// What stands beside a code: whose it is, and what it is for.
std::vector<std::string> ticket_lines(const event::IssuedTicket& ticket, Language language) {
    std::vector<std::string> lines = {ticket.participant.name, ticket.event_title};
    if (!ticket.session.empty()) lines.push_back(say("session {}", ticket.session));
    std::string days;
    for (const auto day : ticket.days) days += (days.empty() ? "" : ", ") + render::shown(day, Kind::day, language);
    if (!days.empty()) lines.push_back(days);
    lines.push_back(say("ticket {}", ticket.number));
    return lines;
}

}  // namespace

Document ticket_sheet(const std::vector<event::IssuedTicket>& tickets, Invocation& call) {
    Table table{.columns = event::ticket_columns(), .empty = tr("nobody has a seat")};
    Cards cards;
    for (const auto& ticket : tickets) {
        table.rows.push_back(event::ticket_row(ticket));
        cards.cards.push_back({.code = ticket.text, .lines = ticket_lines(ticket, call.language())});
    }
    Document sheet{.schema = "tiers.event.tickets/1", .title = tickets.empty() ? "" : tickets.front().event_title};
    if (!call.for_people() || tickets.empty()) sheet.sections.emplace_back(std::move(table));
    sheet.sections.emplace_back(std::move(cards));
    return sheet;
}

}  // namespace tiers::cmd
