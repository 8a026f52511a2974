#include "report/territory_count.h"

#include <tiers/i18n.h>
#include <tiers/visit.h>
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "report/heading.h"
#include "report/heads.h"
#include "report/parts.h"
#include "report/shared.h"
#include "sql/report.h"
#include "store/database.h"

namespace tiers::report {

namespace {

Home home_in(const std::string& insee, TerritoryNames& names) {
    const auto& commune = names.known(insee);
    return commune ? Home{commune->insee, commune->epci, commune->department} : Home{insee, {}, {}};
}

/// Communes, and how many live there now.
using ByCommune = std::unordered_map<std::string, std::int64_t>;

void add_at_home(const ByCommune& people, Audience audience, TerritoryNames& names, Homes& homes) {
    for (const auto& [commune, count] : people)
        homes.origins[home_in(commune, names)].people[static_cast<std::size_t>(audience)] += count;
}

/// Members of a day of the period at least.
ByCommune members_by_commune(const MembersCounted& counted) {
    ByCommune found;
    const auto known = counted.known(counted.days);
    for (const auto& one : counted.members)
        if (one.within(known)) ++found[one.commune];
    return found;
}

/// Who came, each once, in order.
std::vector<std::int64_t> who_came(const Store& store, const Query& query, const DaySpan& days) {
    std::vector<std::int64_t> found;
    Heads seen;
    const auto places = places_of(store, query);
    each_stay(store, shared_stays(query), places, std::vector(places.size(), days), [&](const PlaceStay& stay) {
        if (seen.add(stay.stored.person)) found.push_back(stay.stored.member);
    });
    std::sort(found.begin(), found.end());
    return found;
}

ByCommune present_by_commune(const Store& store, const std::vector<std::int64_t>& came) {
    ByCommune found;
    auto next = came.begin();
    auto row = store.db().prepare("select id, ifnull(commune, '') from member order by id");
    while (next != came.end() && row.step())
        if (row.integer(0) == *next) {
            ++found[row.text(1)];
            ++next;
        }
    return found;
}

void add_participants(const Store& store, const Query& query, const Span& span, Homes& homes) {
    auto row = store.db().prepare(sql::report::territory_participants);
    row.bind(":from", span.start).bind(":to", span.end).bind(":place", query.place);
    while (row.step())
        homes.origins[{row.text(0), row.text(1), row.text(2)}]
            .people[static_cast<std::size_t>(Audience::participants)] += row.integer(3);
}

/// What is published is counted by who they are. A key is a commune, or that with its EPCI and its département.
void add_known(PeopleOfTables& people, const PublishedTable& table, Audience audience, TerritoryNames& names,
               Homes& homes) {
    const auto i = static_cast<std::size_t>(audience);
    for (auto& [key, shares] : people.by_key(table)) {
        const auto codes = split(key, '/');
        const auto home = codes.size() == 3 ? Home{std::string(codes[0]), std::string(codes[1]), std::string(codes[2])}
                                            : home_in(key, names);
        Origins origins;
        origins.people[i] = static_cast<std::int64_t>(shares.size());
        origins.who[i] = shares;
        origins.covers[i] = {key};
        homes.origins[home] += origins;
    }
}

}  // namespace

PublishedTable table_of(Audience audience, const Query& query, const DaySpan& days) {
    PublishedTable table{"territory", measures::membership, "commune", {}, days, {}};
    if (audience == Audience::members) return table;
    table.measure = audience == Audience::present ? measures::present : measures::attended;
    if (audience == Audience::participants) table.by = "commune,epci,department";
    table.place = query.place;
    return table;
}

Homes count_homes(const Store& store, const Query& query, TerritoryNames& names) {
    Homes homes;
    const auto members = shared_members(store, query);
    homes.days = members->days;
    const auto zone = catalogue::zone_of(store, query.place);
    const Span span{zone.midnight(homes.days.start), zone.midnight(homes.days.end)};
    if (query.published) {
        const auto people = shared_people(store, query);
        for (const auto audience : {Audience::members, Audience::present, Audience::participants})
            add_known(*people, table_of(audience, query, homes.days), audience, names, homes);
    } else {
        add_at_home(members_by_commune(*members), Audience::members, names, homes);
        add_at_home(present_by_commune(store, who_came(store, query, homes.days)), Audience::present, names, homes);
        add_participants(store, query, span, homes);
    }
    for (const auto& [home, origins] : homes.origins) homes.all += origins;
    for (const auto& visit : member::visits(store, {homes.days.start, homes.days.end, {}}, query.place))
        homes.visitors += visit.count;
    return homes;
}

std::vector<const char*> distance_bands() {
    return {msgid("same-commune"), msgid("to-5-km"), msgid("to-10-km"), msgid("to-20-km"),
            msgid("to-50-km"),     msgid("farther"), not_given};
}

const char* distance_band(std::optional<double> kilometres, bool same_commune) {
    const auto bands = distance_bands();
    if (!kilometres) return not_given;
    if (same_commune) return bands[0];
    std::size_t band = 1;
    for (const auto limit : {5, 10, 20, 50}) {
        if (*kilometres <= limit) return bands[band];
        ++band;
    }
    return bands[band];
}

}  // namespace tiers::report
