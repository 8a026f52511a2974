#include <tiers/checkin.h>
#include <tiers/error.h>
#include <tiers/limits.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "event/scan_store.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

[[noreturn]] void throw_no_scan(std::int64_t line, const std::string& why) {
    throw BadInput("bad_scan", say("line {}: {}", line, why),
                   tr("give what tiers event checkin --pack --format jsonl has written"));
}

Scan scan_in(const Json& json) {
    return {.at = parse_instant(json.text("at"), Zone::utc()),
            .verdict = json.text("verdict"),
            .ticket = json.number("ticket"),
            .session = json.text("session"),
            .door = json.text("door"),
            .nonce = json.text("nonce")};
}

/// What a door let in, before or now; nothing for another verdict.
std::optional<Scan> scan_on(std::string_view text, std::int64_t line) {
    const auto json = read_json(text);
    if (!json || json->text("verdict").empty()) throw_no_scan(line, tr("it is no scan"));
    if (json->text("verdict") != "in" && json->text("verdict") != "already in") return std::nullopt;
    try {
        auto scan = scan_in(*json);
        if (scan.nonce.empty() || scan.nonce.size() > 64 || scan.door.size() > 256 || holds_control(scan.door))
            throw_no_scan(line, tr("it is no scan"));
        return scan;
    } catch (const BadInput& error) {
        if (error.code() == "bad_scan") throw;
        throw_no_scan(line, error.what());
    }
}

struct Merge {
    Store& store;
    Event event;
    Zone zone;
    std::vector<Session> all;
    std::map<std::string, std::vector<StoredScan>> present = {};  ///< by code of the session

    const Session* session_of(const Scan& scan, std::int64_t line) const {
        if (scan.session.empty()) return nullptr;
        const auto found = std::ranges::find(all, scan.session, &Session::code);
        if (found == all.end()) throw_no_scan(line, say("no session '{}'", scan.session));
        return &*found;
    }

    StoredScan stored(const Scan& scan, std::int64_t line) const {
        const auto participant = participant_with(store, event.id, scan.ticket.value_or(0));
        if (!participant) throw_no_scan(line, say("no ticket {} of '{}'", scan.ticket.value_or(0), event.code));
        const auto* const session = session_of(scan, line);
        return {.ticket = *scan.ticket,
                .participant = *participant,
                .session = session ? std::optional(session->id) : std::nullopt,
                .day = zone.day(session ? session->span.start : scan.at),
                .at = scan.at,
                .door = scan.door};
    }

    MergedScan take(Scan scan, std::int64_t line) {
        const auto kept = stored(scan, line);
        if (!insert_scan(store, kept, scan.nonce)) return {line, msgid("known"), std::move(scan)};
        if (!scan.session.empty()) present[scan.session].push_back(kept);
        return {line, msgid("merged"), std::move(scan)};
    }

    /// Once all are written: whether their ticket came in elsewhere, or there before.
    void compare(MergedScan& merged) const {
        if (merged.verdict == "known") return;
        const auto other = other_scan(store, stored(merged.scan, merged.line), merged.scan.nonce);
        if (!other || (other->door == merged.scan.door && merged.scan.at <= other->at)) return;
        merged.verdict = other->door == merged.scan.door ? msgid("again") : msgid("two doors");
        merged.scan.first = other->at;
        merged.scan.first_door = other->door;
    }
};

}  // namespace

std::vector<MergedScan> merge_scans(Store& store, std::string_view code, std::string_view lines) {
    const auto event = get(store, code);
    Merge merge{store, event, Zone::named(event.zone), sessions(store, event, true)};
    std::vector<MergedScan> merged;
    std::int64_t line = 0;
    for (const auto text : split(lines, '\n')) {
        ++line;
        if (trim(text).empty()) continue;
        if (auto scan = scan_on(text, line)) merged.push_back(merge.take(std::move(*scan), line));
    }
    for (auto& one : merged) merge.compare(one);
    for (const auto& session : merge.all)
        if (const auto scans = merge.present.find(session.code); scans != merge.present.end() && !session.cancelled)
            note_present(store, session, scans->second);
    const auto count = std::ranges::count_if(merged, [](const auto& one) { return one.verdict != "known"; });
    if (count > 0) journal::write(store, "event", event.id, written({{"done", "merged"}, {"scans", count}}));
    return merged;
}

std::vector<Column> merged_columns() {
    return {{"line", tr("Line"), Kind::id},          {"verdict", tr("Verdict"), Kind::word},
            {"ticket", tr("Ticket"), Kind::id},      {"session", tr("Session"), Kind::code},
            {"at", tr("Time"), Kind::instant},       {"door", tr("Door"), Kind::text},
            {"first", tr("Came in"), Kind::instant}, {"first_door", tr("Through"), Kind::text}};
}

Row merged_row(const MergedScan& merged, const Zone& zone) {
    const auto& scan = merged.scan;
    return {merged.line,         merged.verdict,  cell(scan.ticket),      cell(scan.session),
            cell(zone, scan.at), cell(scan.door), cell(zone, scan.first), cell(scan.first_door)};
}

}  // namespace tiers::event
