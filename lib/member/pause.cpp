#include <tiers/error.h>

#include "base/text.h"
#include "member/subscription_store.h"

namespace tiers::member {

namespace {

/// The pause that runs on a day, or else the next one.
struct Pause {
    std::int64_t id;
    Day first;
};
std::optional<Pause> pause_from(const Store& store, std::int64_t subscription, Day day) {
    auto row = store.db().prepare(
        "select id, first from pause where subscription_id = :id and withdrawn is null "
        "and (last is null or last >= :day) order by first limit 1");
    if (!row.bind(":id", subscription).bind(":day", day).step()) return std::nullopt;
    return Pause{row.integer(0), row.day(1)};
}

}  // namespace

Subscription pause(Store& store, const Subscription& subscription, Day first, std::optional<Day> last) {
    if (last && *last < first) throw BadInput("bad_days", tr("a pause ends after it begins"));
    const auto days = subscription.days();
    if (!days.contains(first) || (last && *last >= days.end))
        throw BadInput("bad_days", say("subscription {} runs from {} to {}", subscription.id, iso(subscription.first),
                                       subscription.last ? iso(*subscription.last) : "…"));
    store.db()
        .prepare(
            "insert into pause (subscription_id, first, last, created, recorded) "
            "values (:id, :first, :last, :now, :now)")
        .bind(":id", subscription.id)
        .bind(":first", first)
        .bind(":last", last)
        .bind(":now", store.now())
        .run();
    record(store, "paused", {subscription});
    return subscription;
}

Subscription resume(Store& store, const Subscription& subscription, Day first) {
    const auto paused = pause_from(store, subscription.id, first);
    if (!paused) throw NotFound("not_paused", say("subscription {} is not paused on {}", subscription.id, iso(first)));
    const auto last = first - one_day;
    const auto begun = last >= paused->first;
    store.db()
        .prepare(
            "update pause set last = iif(:withdrawn is null, :last, last), withdrawn = :withdrawn, recorded = :now "
            "where id = :id")
        .bind(":last", last)
        .bind(":withdrawn", begun ? std::nullopt : std::optional(store.now()))
        .bind(":now", store.now())
        .bind(":id", paused->id)
        .run();
    record(store, "resumed", {subscription});
    return subscription;
}

}  // namespace tiers::member
