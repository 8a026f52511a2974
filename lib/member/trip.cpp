#include <tiers/error.h>
#include <tiers/trip.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "member/attribute.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

constexpr const char* modes[] = {msgid("car"),     msgid("electric-car"), msgid("carpool"), msgid("motorbike"),
                                 msgid("bus"),     msgid("coach"),        msgid("train"),   msgid("tram"),
                                 msgid("bicycle"), msgid("e-bike"),       msgid("foot"),    msgid("none")};

std::vector<Trip> select_trips(const Store& store, std::optional<std::int64_t> id, const TripQuery& query) {
    auto row = store.db().prepare(sql::member::trips);
    row.bind(":id", id).bind(":member", query.member).bind(":on", query.on);
    std::vector<Trip> found;
    while (row.step())
        found.push_back({row.integer(0), row.integer(1), row.text(2), row.day(3), row.text(4), row.text(5), row.text(6),
                         row.optional<double>(7), row.optional<double>(8)});
    return found;
}

std::string content(std::string_view done, const Trip& trip) {
    return written({{"done", done},
                    {"trip",
                     {{"id", trip.id},
                      {"member", trip.member},
                      {"since", iso(trip.since)},
                      {"work", trip.work},
                      {"commune", trip.commune},
                      {"mode", trip.mode},
                      {"days", trip.days},
                      {"km", trip.km}}}});
}

void check(const Trip& trip) {
    if (trip.work != msgid("workplace") && trip.work != msgid("home") && trip.work != msgid("elsewhere"))
        throw BadInput("bad_work", say("'{}' is no place to work", trip.work));
    if (!trip.mode.empty() && std::find(std::begin(modes), std::end(modes), trip.mode) == std::end(modes))
        throw BadInput("bad_mode", say("'{}' is no mode of travel", trip.mode),
                       say("one of {}", fmt::format("{}", fmt::join(modes, ", "))));
    if (trip.work == "home" && (!trip.commune.empty() || trip.km.value_or(0) > 0))
        throw BadInput("bad_trip", tr("who works at home goes nowhere"));
    if (trip.days && !(*trip.days >= 0 && *trip.days <= 7))
        throw BadInput("bad_days_a_week", tr("a week has from 0 to 7 days"));
    if (trip.km && !(*trip.km >= 0 && *trip.km <= 1000))
        throw BadInput("bad_km", tr("a way to work has from 0 to 1000 km"));
}

void withdraw_row(Store& store, std::int64_t id) {
    store.db()
        .prepare("update usual_trip set withdrawn = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

std::optional<Trip> from(const Store& store, Id member, Day since) {
    auto trip = trip_on(store, member, since);
    return trip && trip->since == since ? trip : std::nullopt;
}

std::int64_t insert(Store& store, const Trip& trip) {
    store.db()
        .prepare(
            "insert into usual_trip (member_id, since, work, commune, mode, days, km, created) "
            "values (:member, :since, :work, :commune, :mode, :days, :km, :now)")
        .bind(":member", trip.member)
        .bind(":since", trip.since)
        .bind(":work", trip.work)
        .bind(":commune", unless_empty(trip.commune))
        .bind(":mode", unless_empty(trip.mode))
        .bind(":days", trip.days)
        .bind(":km", trip.km)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

}  // namespace

std::span<const char* const> trip_modes() {
    return modes;
}

std::optional<Trip> trip_on(const Store& store, Id member, Day day) {
    const auto found = select_trips(store, {}, {.member = member, .on = day});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Trip declare_trip(Store& store, const Trip& wanted, std::string_view key) {
    check(wanted);
    auto asked = wanted;
    asked.id = 0;  // of the one that its values may come from: on a retry that is the result itself
    const request_key::Request request("member trip", content("declared", asked));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return select_trips(store, whole_number(*id), {}).front();
    if (const auto before = from(store, wanted.member, wanted.since)) withdraw_row(store, before->id);
    const auto id = insert(store, wanted);
    auto made = select_trips(store, id, {}).front();
    journal::write(store, "usual_trip", id, content("declared", made));
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return made;
}

Trip withdraw_trip(Store& store, Id member, Day since) {
    auto trip = from(store, member, since);
    if (!trip)
        throw NotFound("no_trip", say("member {} declared no usual trip from {}", member, iso(since)),
                       fmt::format("tiers member trips {}", member));
    withdraw_row(store, trip->id);
    journal::write(store, "usual_trip", trip->id, content("withdrawn", *trip));
    return *trip;
}

double parse_number(std::string_view text) {
    if (const auto number = decimal(std::string(trim(text)))) return *number;
    throw BadInput("bad_number", say("'{}' is not a number", text), tr("a number, for instance 12 or 12.5"));
}

std::vector<Trip> trips(const Store& store, const TripQuery& query) {
    return select_trips(store, {}, query);
}

std::vector<Column> trip_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, true},
            {"member_name", tr("Name"), Kind::text},
            {"since", tr("Since"), Kind::day},
            {"work", tr("Works"), Kind::word},
            {"commune", tr("Commune"), Kind::code},
            {"mode", tr("Mode"), Kind::word},
            {"days", tr("Days a week"), Kind::number},
            {"km", tr("Km one way"), Kind::number}};
}

Row trip_row(const Trip& trip) {
    return {id_value(trip.id),  trip.member,     trip.member_name, trip.since,   trip.work,
            cell(trip.commune), cell(trip.mode), cell(trip.days),  cell(trip.km)};
}

}  // namespace tiers::member
