#include <tiers/error.h>
#include <tiers/presence.h>
#include <algorithm>

#include "base/text.h"
#include "member/presence_rules.h"
#include "member/presence_store.h"
#include "sql/member.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::string wall(const Presence& presence, Instant at) {
    return iso(Zone::named(presence.timezone).wall(at));
}

[[noreturn]] void throw_there(const Presence& presence) {
    const auto from = wall(presence, presence.checked_in);
    if (presence.checked_out)
        throw Conflict("checked_in", say("member {} was at '{}' from {} to {}", presence.member, presence.place, from,
                                         wall(presence, *presence.checked_out)));
    throw Conflict("checked_in", say("member {} is at '{}' since {}", presence.member, presence.place, from),
                   say("tiers member checkout {} --place {}", presence.member, presence.place));
}

/// Now when it is not said. Clocks of two machines may differ a little.
Instant instant_of(const Store& store, const catalogue::Place& place, std::optional<Instant> at) {
    if (at && *at > store.now() + Minutes(1))
        throw BadInput("in_future", say("{} is still to come", iso(Zone::named(place.timezone).wall(*at))));
    return at.value_or(store.now());
}

std::vector<Presence> presences_of_ids(const Store& store, const std::string& ids) {
    std::vector<Presence> found;
    for (const auto id : split(ids, ' ')) found.push_back(get_presence(store, whole_number(id).value_or(0)));
    return found;
}

/// Ended where nobody noted it and that has passed.
Presence as_it_reads(const Store& store, Presence presence, AutomaticEnds& automatic_end) {
    if (presence.checked_out) return presence;
    const auto end = automatic_end(presence.place, presence.checked_in);
    if (end > store.now()) return presence;
    presence.checked_out = end;
    presence.automatic = true;
    return presence;
}

/// One member's arrival, after the one that they forgot to end.
void arrive(Store& store, const catalogue::Place& place, Id member, Instant at, AutomaticEnds& automatic_end,
            std::vector<Presence>& changed) {
    if (auto before = last_presence(store, member, at)) {
        const auto end = before->checked_out ? *before->checked_out : automatic_end(before->place, before->checked_in);
        if (at < end) throw_there(as_it_reads(store, *before, automatic_end));
        if (!before->checked_out) {
            end_presence(store, *before, end, true);
            changed.push_back(*before);
        }
    }
    auto end = next_arrival(store, member, at);
    if (end) end = std::min(*end, automatic_end(place.id, at));
    changed.push_back(insert_presence(store, place, member, at, end));
}

/// Whether the end of a presence may be put at an instant: none is noted, and it lies within the day or the opening.
bool may_end(const Presence& presence, Instant at, AutomaticEnds& automatic_end) {
    if (presence.checked_out && !presence.automatic) return false;
    const auto zone = Zone::named(presence.timezone);
    return zone.day(at) == zone.day(presence.checked_in) || at <= automatic_end(presence.place, presence.checked_in);
}

Presence leave(Store& store, const catalogue::Place& place, Id member, Instant at, AutomaticEnds& automatic_end) {
    auto there = last_presence(store, member, at);
    if (!there || !may_end(*there, at, automatic_end))
        throw Conflict(
            "not_there",
            say("member {} is not at '{}' on {}", member, place.id, iso(Zone::named(place.timezone).wall(at))),
            say("tiers member present --place {}", place.id));
    if (there->place != place.id) throw_there(as_it_reads(store, *there, automatic_end));
    end_presence(store, *there, at, false);
    return *there;
}

bool within(const Period& period, Day day) {
    return (!period.from || *period.from <= day) && (!period.to || day < *period.to);
}

/// From the first midnight of a period to the last, wherever on earth, with open sides a long way off.
Span anywhere(const PresenceQuery& query) {
    constexpr Instant always(Seconds(-62'135'596'800)), never(Seconds(253'402'300'799));
    Span span{always, query.at.value_or(never)};
    if (!query.period) return span;
    const auto utc = Zone::utc();
    if (query.period->from) span.start = utc.midnight(*query.period->from) - one_day;
    if (query.period->to) span.end = utc.midnight(*query.period->to) + one_day;
    return span;
}

}  // namespace

std::vector<Presence> checkin(Store& store, const catalogue::Place& place, const std::vector<Id>& members,
                              std::optional<Instant> at, std::string_view key) {
    std::vector<std::string> who;
    for (const auto member : members) who.push_back(std::to_string(member));
    const auto when = at ? std::to_string(at->time_since_epoch().count()) : "";
    const request_key::Request request("member checkin", join({place.id, when, join(who, " ")}, "|"));
    if (!key.empty())
        if (const auto ids = request_key::known(store, key, request)) return presences_of_ids(store, *ids);
    const auto arrival = instant_of(store, place, at);
    AutomaticEnds automatic_end(store);
    std::vector<Presence> changed, made;
    std::vector<std::string> ids;
    for (const auto member : members) {
        arrive(store, place, member, arrival, automatic_end, changed);
        made.push_back(changed.back());
        ids.push_back(std::to_string(made.back().id));
    }
    record(store, "checked in", changed);
    if (!key.empty()) request_key::remember(store, key, request, join(ids, " "));
    return made;
}

std::vector<Presence> checkout(Store& store, const catalogue::Place& place, const std::vector<Id>& members,
                               std::optional<Instant> at) {
    const auto departure = instant_of(store, place, at);
    AutomaticEnds automatic_end(store);
    std::vector<Presence> left;
    for (const auto member : members) left.push_back(leave(store, place, member, departure, automatic_end));
    record(store, "checked out", left);
    return left;
}

void each_presence(const Store& store, const PresenceQuery& query, const std::function<void(const Presence&)>& take) {
    const auto span = anywhere(query);
    AutomaticEnds automatic_end(store);
    auto row = store.db().prepare(sql::member::presences);
    row.bind(":from", span.start)
        .bind(":to", span.end)
        .bind(":at", query.at)
        .bind(":place", unless_empty(query.place))
        .bind(":member", query.member);
    while (row.step()) {
        const auto presence = as_it_reads(store, read_presence(row), automatic_end);
        if (query.period && !within(*query.period, Zone::named(presence.timezone).day(presence.checked_in))) continue;
        if (!query.at || !presence.checked_out || *presence.checked_out > *query.at) take(presence);
    }
}

Minutes lasted(const Presence& presence, Instant now) {
    const auto end = std::max(presence.checked_in, presence.checked_out.value_or(now));
    return std::chrono::duration_cast<Minutes>(end - presence.checked_in);
}

}  // namespace tiers::member
