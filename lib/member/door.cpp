#include <tiers/error.h>
#include <tiers/identifier.h>
#include <tiers/presence.h>

#include "base/text.h"
#include "member/identifier_store.h"
#include "member/presence_rules.h"
#include "member/presence_store.h"

namespace tiers::member {

namespace {

/// Whether somebody came or left so shortly before that it is the same reading.
bool repeats(const Presence& last, Instant at, Seconds within) {
    const auto since = last.checked_out && !last.automatic ? *last.checked_out : last.checked_in;
    return at < since + within;
}

bool is_present(const Store& store, const Presence& last, Instant at) {
    AutomaticEnds automatic_end(store);
    return at < (last.checked_out ? *last.checked_out : automatic_end(last.place, last.checked_in));
}

void leave(Store& store, const Presence& last, Instant at) {
    checkout(store, catalogue::find_place(store, last.place), {last.member}, at);
}

/// Who comes to another place has left the one they were at.
const char* pass(Store& store, const Door& door, Id member, Instant at) {
    const auto last = last_presence(store, member, at);
    if (last && repeats(*last, at, door.repeat)) return msgid("ignored");
    const auto there = last && is_present(store, *last, at), here = there && last->place == door.place.id;
    if (here && !door.leaving && !door.both) return msgid("ignored");
    if (door.leaving && !here) return msgid("ignored");
    if (there) leave(store, *last, at);
    if (here) return msgid("checked out");
    checkin(store, door.place, {member}, at);
    return msgid("checked in");
}

/// The last word of a line, and what stands before it.
std::pair<std::string_view, std::string_view> apart(std::string_view line) {
    const auto text = trim(line);
    const auto blank = text.find_last_of(" \t");
    if (blank == text.npos) return {{}, text};
    return {trim(text.substr(0, blank)), text.substr(blank + 1)};
}

}  // namespace

Reading read_door(Store& store, const Door& door, std::string_view line) {
    Reading reading;
    reading.at = store.now();
    try {
        const auto [when, identifier] = apart(line);
        if (!when.empty()) reading.at = parse_instant(when, Zone::named(door.place.timezone), store.now());
        reading.member = identified(store, identifier);
        if (!reading.member) {
            reading.verdict = msgid("unknown");
            return reading;
        }
        reading.member_name = get(store, *reading.member).name;
        reading.verdict = pass(store, door, *reading.member, reading.at);
    } catch (const Error& error) {
        if (!about_the_request(error)) throw;
        reading.verdict = msgid("refused");
        reading.exit = error.exit();
        reading.reason = error.what();
    }
    return reading;
}

std::vector<Column> reading_columns() {
    return {{"line", tr("Line"), Kind::id},          {"at", tr("Time"), Kind::instant},
            {"verdict", tr("Verdict"), Kind::word},  {"member", tr("Id"), Kind::id},
            {"member_name", tr("Name"), Kind::text}, {"reason", tr("Reason"), Kind::text}};
}

Row reading_row(const Reading& reading, std::int64_t line, const Door& door) {
    return {line,
            Moment{reading.at, Zone::named(door.place.timezone).at(reading.at).offset},
            reading.verdict,
            cell(reading.member),
            cell(reading.member_name),
            cell(reading.reason)};
}

}  // namespace tiers::member
