#include <tiers/error.h>
#include <tiers/visit.h>

#include "base/json.h"
#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

constexpr std::int64_t most_visitors = 1'000'000;

Visit visit_of(const Statement& row) {
    return {row.integer(0), row.text(1), row.day(2), row.text(3), row.integer(4)};
}

/// Throws Conflict where it was withdrawn.
Visit standing(const Store& store, std::int64_t id) {
    auto row = store.db().prepare(sql::member::visits);
    if (!row.bind(":id", id).step()) throw NotFound("no_visit", say("no visit {}", id), "tiers member visits");
    if (!row.null(5)) throw Conflict("withdrawn", say("visit {} was withdrawn already", id));
    return visit_of(row);
}

void record(Store& store, std::string_view done, const Visit& visit) {
    const Json content{{"done", done},
                       {"place", visit.place},
                       {"day", iso(visit.day)},
                       {"purpose", visit.purpose},
                       {"count", visit.count}};
    journal::write(store, "visit", visit.id, written(content));
}

std::int64_t insert(Store& store, const catalogue::Place& place, std::string_view purpose, std::int64_t count,
                    Day day) {
    store.db()
        .prepare(
            "insert into visit (place_id, day, purpose, count, created, recorded) "
            "values (:place, :day, :purpose, :count, :now, :now)")
        .bind(":place", place.row)
        .bind(":day", day)
        .bind(":purpose", purpose)
        .bind(":count", count)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

}  // namespace

std::vector<std::string> visit_purposes() {
    return {msgid("tourism"), msgid("public-service"), msgid("multimedia"), msgid("meeting")};
}

Visit count_visit(Store& store, const catalogue::Place& place, std::string_view purpose, std::int64_t count,
                  std::optional<Day> day, std::string_view key) {
    const request_key::Request request("member visit",
                                       fmt::format("{}|{}|{}|{}", place.id, purpose, count, day ? iso(*day) : ""));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return standing(store, whole_number(*id).value_or(0));
    if (count < 1 || count > most_visitors)
        throw BadInput("bad_count", say("visitors are a whole number from 1 to {}", most_visitors));
    const auto today = Zone::named(place.timezone).day(store.now());
    if (day && *day > today) throw BadInput("in_future", say("{} is still to come", iso(*day)));
    auto visit = standing(store, insert(store, place, purpose, count, day.value_or(today)));
    record(store, "counted", visit);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(visit.id));
    return visit;
}

Visit withdraw_visit(Store& store, std::int64_t id) {
    auto visit = standing(store, id);
    store.db()
        .prepare("update visit set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "withdrawn", visit);
    return visit;
}

std::vector<Visit> visits(const Store& store, const Period& period, std::string_view place) {
    std::vector<Visit> found;
    auto row = store.db().prepare(sql::member::visits);
    row.bind(":from", period.from).bind(":to", period.to).bind(":place", unless_empty(place));
    while (row.step()) found.push_back(visit_of(row));
    return found;
}

std::vector<Column> visit_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"place", tr("Place"), Kind::code},
            {"day", tr("Day"), Kind::day},
            {"purpose", tr("Purpose"), Kind::word},
            {"count", tr("Visitors"), Kind::count}};
}

Row visit_row(const Visit& visit) {
    return {id_value(visit.id), visit.place, visit.day, visit.purpose, visit.count};
}

std::string visitors(const std::vector<Visit>& visits) {
    std::int64_t count = 0;
    for (const auto& visit : visits) count += visit.count;
    return fmt::format(fmt::runtime(trn("{} visitor", "{} visitors", static_cast<unsigned long>(count))), count);
}

std::string visit_sentence(std::string_view done, const Visit& visit) {
    return fmt::format("{}  {}  {}  {}  {}  {}", done, id_text(visit.id), visitors({visit}), tr(visit.purpose.c_str()),
                       visit.place, iso(visit.day));
}

}  // namespace tiers::member
