#include <tiers/checkin.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "event/ticket_code.h"
#include "i18n/dates.h"

namespace tiers::event {

namespace {

using DoorSession = TicketPack::Session;

std::optional<DoorSession> session_with(const TicketPack& pack, const std::string& code) {
    if (code.empty()) return std::nullopt;
    const auto found = std::ranges::find(pack.sessions, code, &DoorSession::code);
    if (found != pack.sessions.end()) return *found;
    std::vector<std::string> codes;
    for (const auto& session : pack.sessions) codes.push_back(session.code);
    throw NotFound("no_session", say("no session '{}'", code), did_you_mean(code, codes));
}

bool takes_place_on(const DoorSession& session, const Zone& zone, Day day) {
    return zone.day(session.span.start) <= day && day <= zone.day(session.span.end - Seconds(1));
}

}  // namespace

struct TicketDoor::State {
    struct Entry {
        Instant at;
        std::string door;
    };

    TicketPack pack;
    std::optional<DoorSession> session;
    std::string door;
    std::vector<TicketKey> keys;
    std::map<std::pair<Day, std::int64_t>, Entry> inside;  ///< by day, unless of a session, which has one
    std::map<Day, std::int64_t> counts;

    Day counted_day(Instant at) const { return session ? Day() : pack.zone.day(at); }

    /// Whether something the ticket is for, and this door too, takes place that day.
    bool of_day(const Ticket& ticket, Day day) const {
        if (!ticket.days.empty() && std::ranges::find(ticket.days, day) == ticket.days.end()) return false;
        return std::ranges::any_of(pack.sessions, [&](const DoorSession& each) {
            return (!session || each.id == session->id) && (!ticket.session || each.id == *ticket.session) &&
                   takes_place_on(each, pack.zone, day);
        });
    }

    /// Of a genuine ticket, before it is looked up whether it came in.
    const char* refusal(const Ticket& ticket, Day day) const {
        if (pack.editions.contains(ticket.event)) return msgid("other edition");
        if (ticket.event != pack.event) return msgid("other event");
        if (pack.revoked.contains(ticket.number)) return msgid("revoked");
        if (session && ticket.session && *ticket.session != session->id) return msgid("other session");
        if (!of_day(ticket, day)) return msgid("other day");
        return nullptr;
    }

    bool let_in(std::int64_t ticket, Instant at, const std::string& at_door) {
        const auto day = counted_day(at);
        const auto fresh = inside.try_emplace({day, ticket}, Entry{at, at_door}).second;
        if (fresh) ++counts[day];
        return fresh;
    }

    void admit(Scan& scan) {
        if (let_in(*scan.ticket, scan.at, door)) {
            scan.verdict = msgid("in");
            return;
        }
        const auto& entry = inside.at({counted_day(scan.at), *scan.ticket});
        scan.verdict = msgid("already in");
        scan.first = entry.at;
        scan.first_door = entry.door;
    }

    void judge(Scan& scan, const Ticket& ticket) {
        const auto* const refused = refusal(ticket, pack.zone.day(scan.at));
        if (ticket.event == pack.event) {
            scan.ticket = ticket.number;
            if (const auto name = pack.names.find(ticket.number); name != pack.names.end()) scan.name = name->second;
        }
        if (refused)
            scan.verdict = refused;
        else
            admit(scan);
    }
};

TicketDoor::TicketDoor(TicketPack pack, const std::string& session, std::string door)
    : state_(std::make_unique<State>()) {
    state_->session = session_with(pack, session);
    state_->door = std::move(door);
    for (const auto& key : pack.public_keys) state_->keys.emplace_back(key);
    state_->pack = std::move(pack);
}
TicketDoor::~TicketDoor() = default;
TicketDoor::TicketDoor(TicketDoor&&) noexcept = default;

Scan TicketDoor::scan(std::string_view text, Instant now) {
    const auto read = read_ticket(text, state_->keys);
    Scan scan{.at = now,
              .verdict = msgid("unreadable"),
              .session = state_->session ? state_->session->code : "",
              .door = state_->door,
              .wrong_keyboard = read.wrong_keyboard,
              .nonce = hex(random_bytes(8))};
    if (read.is == TicketRead::Is::foreign) scan.verdict = msgid("foreign");
    if (read.is == TicketRead::Is::forged) scan.verdict = msgid("forged");
    if (read.is == TicketRead::Is::genuine) state_->judge(scan, read.ticket);
    const auto count = state_->counts.find(state_->counted_day(now));
    scan.inside = count == state_->counts.end() ? 0 : count->second;
    return scan;
}

void TicketDoor::remember(std::int64_t ticket, Instant at, const std::string& door) {
    if (state_->let_in(ticket, at, door)) return;
    auto& entry = state_->inside.at({state_->counted_day(at), ticket});
    if (at < entry.at) entry = {at, door};  // doors are merged in any order
}

void TicketDoor::revoke(std::int64_t ticket) {
    state_->pack.revoked.insert(ticket);
}

std::vector<Column> scan_columns() {
    return {{"at", tr("Time"), Kind::instant},
            {"verdict", tr("Verdict"), Kind::word},
            {"ticket", tr("Ticket"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"inside", tr("In"), Kind::count},
            {"first", tr("Came in"), Kind::instant},
            {"first_door", tr("Through"), Kind::text},
            {.name = "session", .heading = tr("Session"), .kind = Kind::code, .machine_only = true},
            {.name = "door", .heading = tr("Door"), .kind = Kind::text, .machine_only = true},
            {"wrong_keyboard", tr("Wrong keyboard"), Kind::flag},
            {.name = "nonce", .heading = tr("Nonce"), .kind = Kind::code, .machine_only = true}};
}

Row scan_row(const Scan& scan, const Zone& zone) {
    return {cell(zone, scan.at),   scan.verdict,       cell(scan.ticket),
            cell(scan.name),       scan.inside,        cell(zone, scan.first),
            cell(scan.first_door), cell(scan.session), cell(scan.door),
            scan.wrong_keyboard,   scan.nonce};
}

std::string scan_sentence(const Scan& scan, const Zone& zone) {
    auto text = fmt::format("{} {}", scan.verdict == "in" ? "✔" : "✘", tr(scan.verdict.c_str()));
    if (scan.ticket) text += fmt::format("  {}", *scan.ticket);
    if (!scan.name.empty()) text += "  " + scan.name;
    if (scan.first) text += "  " + say("since {}", clock(zone.wall(*scan.first)));
    if (!scan.first_door.empty()) text += "  " + say("through {}", scan.first_door);
    if (scan.wrong_keyboard) text += fmt::format("  ({})", tr("the scanner is set to another keyboard"));
    return text + "  " + say("{} in", scan.inside);
}

}  // namespace tiers::event
