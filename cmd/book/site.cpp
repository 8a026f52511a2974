#include "cmd/book/site.h"

#include <tiers/hold.h>
#include <tiers/waiting.h>

#include "cmd/typed_words.h"

namespace tiers::cmd {

Zone zone_of(const Store& store, const Invocation& call, const std::string& resource) {
    if (!resource.empty())
        return Zone::named(catalogue::place_of(store, catalogue::find_resource(store, resource, false)).timezone);
    return catalogue::zone_of(store, call.globals().place.value_or(""));
}

Span span_of(const Period& period, const Zone& zone) {
    constexpr Instant always(Seconds(-62'135'596'800)), never(Seconds(253'402'300'799));
    return {period.from ? zone.midnight(*period.from) : always, period.to ? zone.midnight(*period.to) : never};
}

std::vector<catalogue::Resource> resources_to_show(const Store& store, const std::vector<std::string>& named,
                                                   const Invocation& call) {
    std::vector<catalogue::Resource> found;
    for (const auto& id : named) found.push_back(catalogue::find_resource(store, id));
    if (!named.empty()) return found;
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& resource : place.resources)
            if (!resource.retired && (!call.globals().place || *call.globals().place == place.id))
                found.push_back(resource);
    return found;
}

Table receipt(const char* done, const std::vector<booking::Booking>& bookings, Language language) {
    Table table;
    table.columns = booking::columns();
    for (const auto& booking : bookings) {
        table.rows.push_back(booking::row(booking));
        table.sentences.push_back(booking::sentence(done, booking, language));
    }
    return table;
}

Table steps_table(const std::vector<booking::Step>& steps, const Invocation& call) {
    Table table;
    table.title = tr("Rules, in order");
    table.name = "steps";
    table.columns = {{"rule", tr("Rule"), Kind::code}, {"passed", tr("Passed"), Kind::flag}};
    if (call.for_people()) table.columns.push_back({"found", tr("Found"), Kind::text});
    for (const auto& step : steps) {
        table.rows.push_back({step.rule, step.passed});
        if (call.for_people()) table.rows.back().emplace_back(step.found);
    }
    return table;
}

Store open_settled(Invocation& call) {
    auto store = call.open(Access::write);
    if (call.globals().dry_run || !booking::lapses_due(store)) return store;
    Transaction transaction(store);
    const Promotions promotions(store);
    booking::end_lapsed(store);
    promotions.tell(store, call);
    transaction.commit();
    return store;
}

Promotions::Promotions(const Store& store) : last_(booking::last_id(store)) {}

void Promotions::tell(const Store& store, Invocation& call) const {
    for (const auto& booking : booking::promoted_after(store, last_))
        call.say("from the waiting list: {}", booking::sentence(tr("booked"), booking, call.language()));
}

std::vector<booking::Id> booking_ids(Invocation& call, const std::vector<std::string>& words) {
    std::vector<booking::Id> ids;
    for (const auto& word : call.words(words)) {
        const auto id = whole(word);
        if (!id) throw BadInput("bad_id", say("'{}' is not the id of a booking", word), "tiers book list");
        ids.push_back(*id);
    }
    if (ids.empty()) throw BadInput("missing_argument", tr("no booking is named"), "tiers book list");
    return ids;
}

}  // namespace tiers::cmd
