#include "member/presence_store.h"

#include "base/json.h"
#include "sql/member.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

Json seconds(const std::optional<Instant>& at) {
    return at ? Json(at->time_since_epoch().count()) : Json();
}

}  // namespace

Presence read_presence(const Statement& row) {
    return {row.integer(0), row.integer(1),           row.text(2),        row.text(3), row.text(4),
            row.instant(5), row.optional<Instant>(6), row.integer(7) != 0};
}

Presence get_presence(const Store& store, std::int64_t id) {
    auto row = store.db().prepare(sql::member::presence);
    row.bind(":id", id).step();
    return read_presence(row);
}

std::optional<Presence> last_presence(const Store& store, Id member, Instant until) {
    auto row = store.db().prepare(
        "select id from presence where member_id = :member and checked_in <= :until "
        "order by checked_in desc, id desc limit 1");
    if (!row.bind(":member", member).bind(":until", until).step()) return std::nullopt;
    return get_presence(store, row.integer(0));
}

std::optional<Instant> next_arrival(const Store& store, Id member, Instant after) {
    auto row =
        store.db().prepare("select min(checked_in) from presence where member_id = :member and checked_in > :after");
    row.bind(":member", member).bind(":after", after).step();
    return row.optional<Instant>(0);
}

Presence insert_presence(Store& store, const catalogue::Place& place, Id member, Instant checked_in,
                         std::optional<Instant> automatic_end) {
    store.db()
        .prepare(
            "insert into presence (member_id, place_id, checked_in, checked_out, automatic, created, recorded) "
            "values (:member, :place, :in, :out, :out is not null, :now, :now)")
        .bind(":member", member)
        .bind(":place", place.row)
        .bind(":in", checked_in)
        .bind(":out", automatic_end)
        .bind(":now", store.now())
        .run();
    return get_presence(store, store.db().last_id());
}

void end_presence(Store& store, Presence& presence, Instant at, bool automatic) {
    presence.checked_out = at;
    presence.automatic = automatic;
    store.db()
        .prepare("update presence set checked_out = :out, automatic = :automatic, recorded = :now where id = :id")
        .bind(":id", presence.id)
        .bind(":out", at)
        .bind(":automatic", automatic)
        .bind(":now", store.now())
        .run();
}

void record(Store& store, std::string_view done, const std::vector<Presence>& presences) {
    Json content{{"done", done}, {"presences", Json::array()}};
    for (const auto& one : presences)
        content["presences"].push_back({{"id", one.id},
                                        {"member", one.member},
                                        {"place", one.place},
                                        {"checked_in", seconds(one.checked_in)},
                                        {"checked_out", seconds(one.checked_out)},
                                        {"automatic", one.automatic}});
    journal::write(store, "presence", presences.size() == 1 ? presences.front().id : 0, written(content));
}

}  // namespace tiers::member
