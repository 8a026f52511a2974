#include <tiers/attest.h>
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "i18n/dates.h"
#include "member/certifier.h"
#include "member/presence_rules.h"
#include "store/segments.h"

namespace tiers::member {

namespace {

/// The presences of a day at a place, in order.
struct Attended {
    Zone zone = Zone::utc();
    std::vector<Presence> presences;
    Minutes minutes{};
};
using Days = std::map<std::pair<Day, std::string>, Attended>;

Days days_of(const Store& store, const AttestQuery& query) {
    Days days;
    PresenceQuery presences;
    presences.period = query.period;
    presences.place = query.place;
    presences.member = query.member;
    each_presence(store, presences, [&](const Presence& presence) {
        const auto zone = Zone::named(presence.timezone);
        auto& day = days[{zone.day(presence.checked_in), presence.place}];
        day.zone = zone;
        day.presences.push_back(presence);
        day.minutes += lasted(presence, store.now());
    });
    return days;
}

bool automatic(const Presence& presence) {
    return presence.automatic;
}
bool there_still(const Presence& presence) {
    return !presence.checked_out;
}

bool any(const Days& days, bool (*is)(const Presence&)) {
    return std::any_of(days.begin(), days.end(), [is](const Days::value_type& day) {
        return std::any_of(day.second.presences.begin(), day.second.presences.end(), is);
    });
}

/// "09:00-12:30, 14:00-19:00*"
std::string times(const Attended& day) {
    std::vector<std::string> spans;
    for (const auto& one : day.presences)
        spans.push_back(clock(day.zone.wall(one.checked_in)) + "-" +
                        (one.checked_out ? clock(day.zone.wall(*one.checked_out)) : "") + (one.automatic ? "*" : ""));
    return join(spans, ", ");
}

Table table_of(const Days& days, const Member& member, const std::map<std::string, catalogue::Place>& places,
               const PresenceRules& rules) {
    Table table{.columns = attest_columns()};
    for (const auto& [key, day] : days)
        table.rows.push_back({key.first, member.id, member.name, key.second, places.at(key.second).name,
                              cell(day.zone, day.presences.front().checked_in),
                              cell(day.zone, day.presences.back().checked_out), times(day),
                              half_days(rules, day.minutes), std::int64_t{day.minutes.count()},
                              std::any_of(day.presences.begin(), day.presences.end(), automatic)});
    return table;
}

Facts totals(const Days& days, const PresenceRules& rules) {
    std::set<Day> different;
    std::int64_t halves = 0;
    Minutes minutes{};
    for (const auto& [key, day] : days) {
        different.insert(key.first);
        halves += half_days(rules, day.minutes);
        minutes += day.minutes;
    }
    return {"",
            {{tr("Days"), static_cast<std::int64_t>(different.size())},
             {tr("Half-days"), halves},
             {tr("Hours"), std::int64_t{minutes.count()}}},
            {Kind::count, Kind::count, Kind::minutes}};
}

std::string certifies(const catalogue::Operator& us, const Member& member,
                      const std::map<std::string, catalogue::Place>& places) {
    std::vector<std::string> where;
    for (const auto& [id, place] : places) where.push_back(with_details(place.name, {place.address}));
    return say("{} certifies the presence of {} on the days below.", in_full(us), member.name) + " " +
           fmt::format(fmt::runtime(trn("Place: {}.", "Places: {}.", where.size())), join(where, ", "));
}

std::vector<std::string> notes(const Days& days, const PresenceRules& rules) {
    std::set<std::string> zones;
    for (const auto& [key, day] : days) zones.insert(day.zone.name());
    const auto limit = std::chrono::duration_cast<Minutes>(rules.half_day).count();
    std::vector<std::string> all = {tr("From arrivals and departures noted at the place alone, never from bookings."),
                                    say("What a day at a place adds up to is one half-day up to {}, and two beyond.",
                                        fmt::format("{}:{:02}", limit / 60, limit % 60)),
                                    tr("A presence counts on the day it began; a day at two places is one day."),
                                    say("Days and hours are local ({}).", join({zones.begin(), zones.end()}, ", "))};
    if (any(days, automatic))
        all.emplace_back(tr("*: nobody noted the departure; it counts at closing time, or at the hour that is set."));
    if (any(days, there_still)) all.emplace_back(tr("Who is still there is counted until this was made."));
    return all;
}

}  // namespace

std::vector<Column> attest_columns() {
    return {{"day", tr("Day"), Kind::day},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text, "", false, machine_only},
            {"place", tr("Place"), Kind::code, "", false, machine_only},
            {"place_name", tr("Place"), Kind::text},
            {"checked_in", tr("Checked in"), Kind::instant, "", false, machine_only},
            {"checked_out", tr("Checked out"), Kind::instant, "", false, machine_only},
            {"times", tr("Arrival and departure"), Kind::text},
            {"half_days", tr("Half-days"), Kind::count},
            {"minutes", tr("Hours"), Kind::minutes},
            {"automatic", tr("Automatic"), Kind::flag, "", false, machine_only}};
}

Document attest(const Store& store, const AttestQuery& query, Language language) {
    const Snapshot snapshot(store);
    const auto member = get(store, query.member);
    const auto us = catalogue::operator_of(store);
    const auto rules = presence_rules(store);
    const auto days = days_of(store, query);
    std::map<std::string, catalogue::Place> places;
    for (const auto& [key, day] : days) places.try_emplace(key.second, catalogue::find_place(store, key.second));
    auto table = table_of(days, member, places, rules);
    table.empty = say("{} has noted no presence of {} in this period.", us.name, member.name);
    Document document;
    document.schema = "tiers.member.attest/1";
    document.title = tr("Certificate of attendance");
    document.period = query.period;
    document.place = query.place;
    document.whose = us.name;
    if (days.empty()) {
        document.sections = {std::move(table)};
        return document;
    }
    document.sections = {Paragraph{certifies(us, member, places)}, totals(days, rules), std::move(table),
                         room_to_sign(query.issued, language)};
    document.notes = notes(days, rules);
    return document;
}

}  // namespace tiers::member
