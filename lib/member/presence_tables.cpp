#include <tiers/i18n.h>
#include <tiers/presence.h>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "i18n/dates.h"
#include "member/presence_days.h"
#include "member/presence_rules.h"

namespace tiers::member {

std::vector<Column> presence_columns(bool there) {
    return {{"id", tr("Id"), Kind::id, "", false, machine_only},
            {"place", tr("Place"), Kind::code},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"checked_in", tr("Checked in"), Kind::instant},
            {"checked_out", tr("Checked out"), Kind::instant, "", false, there},
            {"minutes", tr("Lasts"), Kind::minutes},
            {"automatic", tr("Automatic"), Kind::flag, "", false, there}};
}

Row presence_row(const Presence& presence, Instant now) {
    const auto zone = Zone::named(presence.timezone);
    return {id_value(presence.id),
            presence.place,
            presence.member,
            presence.member_name,
            cell(zone, presence.checked_in),
            cell(zone, presence.checked_out),
            std::int64_t{lasted(presence, now).count()},
            presence.automatic};
}

std::string presence_sentence(std::string_view done, const Presence& presence, Language language) {
    const auto zone = Zone::named(presence.timezone);
    const auto when = presence.checked_out ? shown(Span{presence.checked_in, *presence.checked_out}, zone, language)
                                           : shown(presence.checked_in, zone, language);
    return fmt::format("{}  {}  {}  {}  {}", done, id_text(presence.id), presence.member_name, presence.place, when);
}

Table presence_by_member(const Store& store, const PresenceQuery& query) {
    struct Sum {
        std::set<Day> days;
        std::int64_t half_days = 0;
        Minutes minutes{};
    };
    const auto rules = presence_rules(store);
    std::map<std::tuple<std::string, Id, std::string>, Sum> members;
    for (const auto& [key, spent] : presence_days(store, query)) {
        auto& sum = members[{folded(spent.member_name), key.member, spent.member_name}];
        sum.days.insert(key.day);
        sum.half_days += half_days(rules, spent.minutes);
        sum.minutes += spent.minutes;
    }
    Table table{.columns = {{"member", tr("Member"), Kind::id, "", false, true},
                            {"member_name", tr("Name"), Kind::text},
                            {"days", tr("Days"), Kind::count},
                            {"half_days", tr("Half-days"), Kind::count},
                            {"minutes", tr("Lasts"), Kind::minutes}},
                .empty = tr("nobody")};
    for (const auto& [key, sum] : members)
        table.rows.push_back({std::get<Id>(key), std::get<2>(key), static_cast<std::int64_t>(sum.days.size()),
                              sum.half_days, std::int64_t{sum.minutes.count()}});
    return table;
}

Table presence_by_day(const Store& store, const PresenceQuery& query) {
    struct Sum {
        std::set<Id> people;
        std::int64_t half_days = 0;
    };
    const auto rules = presence_rules(store);
    std::map<Day, Sum> days;
    for (const auto& [key, spent] : presence_days(store, query)) {
        auto& sum = days[key.day];
        sum.people.insert(key.member);
        sum.half_days += half_days(rules, spent.minutes);
    }
    Table table{.columns = {{"day", tr("Day"), Kind::day},
                            {"people", tr("People"), Kind::count},
                            {"half_days", tr("Half-days"), Kind::count}},
                .empty = tr("nobody")};
    for (const auto& [day, sum] : days)
        table.rows.push_back({day, static_cast<std::int64_t>(sum.people.size()), sum.half_days});
    return table;
}

}  // namespace tiers::member
