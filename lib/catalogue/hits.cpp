#include "catalogue/hits.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/capacity.h"
#include "catalogue/certified.h"
#include "catalogue/open_spans.h"
#include "catalogue/session_room.h"
#include "sql/catalogue.h"
#include "store/database.h"

namespace tiers::catalogue {

namespace {

struct ToCome {
    std::int64_t id;
    Span span;
    Instant clear;
    int seats;
    bool kept;  ///< stands against the capacity since an earlier apply
    std::int64_t member;
};

std::vector<ToCome> bookings_to_come(const Store& store, const Resource& resource) {
    std::vector<ToCome> found;
    auto rows = store.db().prepare(sql::catalogue::bookings_to_come);
    rows.bind(":resource", resource.row).bind(":now", store.now());
    while (rows.step())
        found.push_back({rows.integer(0),
                         {rows.instant(1), rows.instant(2)},
                         rows.instant(3),
                         static_cast<int>(rows.integer(4)),
                         rows.integer(5) != 0,
                         rows.integer(6)});
    return found;
}

/// Collects hits, each booking once: the first rule counts.
class Hits {
public:
    Hits(const Resource& resource, const Zone& zone, std::set<std::int64_t>& seen, std::vector<RuleHit>& found)
        : resource_(&resource), zone_(&zone), seen_(&seen), found_(&found) {}

    void take(std::int64_t booking, const Span& span, const char* rule, const char* why) {
        if (!seen_->insert(booking).second) return;
        const auto moment = [&](Instant at) { return Moment{at, zone_->at(at).offset}; };
        found_->push_back({{booking, resource_->id, moment(span.start), moment(span.end), tr(why)}, rule});
    }

private:
    const Resource* resource_;
    const Zone* zone_;
    std::set<std::int64_t>* seen_;
    std::vector<RuleHit>* found_;
};

bool covered(const std::vector<Span>& open, const Span& span) {
    const auto after =
        std::upper_bound(open.begin(), open.end(), span.start, [](Instant t, const Span& s) { return t < s.start; });
    return after != open.begin() && std::prev(after)->end >= span.end;
}

void hit_by_hours(const Place& was_place, const Resource& was, const Place& place, const Resource& resource,
                  const std::vector<ToCome>& bookings, Hits& hits) {
    if (bookings.empty()) return;
    Span within = bookings.front().span;
    for (const auto& booking : bookings) within.end = std::max(within.end, booking.span.end);
    const auto before = open_spans(was_place, was, within);
    const auto after = open_spans(place, resource, within);
    for (const auto& booking : bookings)
        if (covered(before, booking.span) && !covered(after, booking.span))
            hits.take(booking.id, booking.span, "hours", msgid("closed then"));
}

void hit_by_certificate(const Store& store, const Zone& zone, const Resource& was, const Resource& resource,
                        const std::vector<ToCome>& bookings, Hits& hits) {
    auto fresh = resource.requires_;
    std::erase_if(fresh, [&](const std::string& code) {
        return std::find(was.requires_.begin(), was.requires_.end(), code) != was.requires_.end();
    });
    for (const auto& booking : bookings) {
        const DaySpan days{zone.day(booking.span.start), zone.day(booking.span.end - Seconds(1)) + one_day};
        if (!std::all_of(fresh.begin(), fresh.end(),
                         [&](const std::string& code) { return certified(store, booking.member, code, days); }))
            hits.take(booking.id, booking.span, "certificate", msgid("the member lacks a certificate"));
    }
}

int units_at(const std::vector<Units>& list, Instant at) {
    int found = 0;
    for (const auto& units : list)
        if (units.since <= at) found = units.units;
    return found;
}

/// Goes through the instants where seats are taken or units change; where more are taken than there are, the youngest
/// bookings are hit.
void hit_by_capacity(const std::vector<Units>& units, const std::vector<ToCome>& bookings, Hits& hits) {
    std::vector<Instant> instants;
    for (const auto& booking : bookings) instants.push_back(booking.span.start);
    for (const auto& step : units) instants.push_back(step.since);
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    std::set<std::pair<std::int64_t, std::size_t>> taking;  // by id
    std::size_t next = 0;
    for (const auto at : instants) {
        while (next < bookings.size() && bookings[next].span.start <= at) {
            if (!bookings[next].kept) taking.emplace(bookings[next].id, next);
            ++next;
        }
        std::erase_if(taking, [&](const auto& entry) { return bookings[entry.second].clear <= at; });
        std::int64_t seats = 0;
        for (const auto& [id, index] : taking) seats += bookings[index].seats;
        while (!taking.empty() && seats > units_at(units, at)) {
            const auto& youngest = bookings[taking.rbegin()->second];
            hits.take(youngest.id, youngest.span, "capacity", msgid("not enough seats then"));
            seats -= youngest.seats;
            taking.erase(std::prev(taking.end()));
        }
    }
}

void hit_resource(const Store& store, const Catalogue& was, const Place& place, const Resource& resource,
                  std::set<std::int64_t>& seen, std::vector<RuleHit>& found) {
    const auto* before = was.resource(resource.id);
    if (!before) return;
    const auto zone = Zone::named(place.timezone);
    Hits hits(resource, zone, seen, found);
    const auto bookings = bookings_to_come(store, resource);
    hit_by_hours(*was.place(before->place), *before, place, resource, bookings, hits);
    hit_by_certificate(store, zone, *before, resource, bookings, hits);
    const auto units = units_of(resource, zone);
    if (units != units_of(*before, Zone::named(was.place(before->place)->timezone)))
        hit_by_capacity(units, bookings, hits);
}

void hit_retired(const Store& store, const Catalogue& was, const Catalogue& settled, std::set<std::int64_t>& seen,
                 std::vector<RuleHit>& found) {
    for (const auto& place : was.places) {
        const auto zone = Zone::named(place.timezone);
        for (const auto& resource : place.resources) {
            if (resource.retired || settled.resource(resource.id)) continue;
            Hits hits(resource, zone, seen, found);
            for (const auto& booking : bookings_to_come(store, resource))
                hits.take(booking.id, booking.span, "resource", msgid("the resource is retired"));
        }
    }
}

void hit_by_parts(const Store& store, const Place& place, const Resource& resource, const Pairs& fresh,
                  std::set<std::int64_t>& seen, std::vector<RuleHit>& found) {
    const auto zone = Zone::named(place.timezone);
    Hits hits(resource, zone, seen, found);
    for (const auto& [one, other] : fresh) {
        if (one != resource.row) continue;
        auto rows = store.db().prepare(sql::catalogue::parts_both_booked);
        rows.bind(":one", one).bind(":other", other).bind(":now", store.now());
        while (rows.step())
            hits.take(rows.integer(0), {rows.instant(1), rows.instant(2)}, "parts",
                      msgid("a part or the whole is taken then"));
    }
}

}  // namespace

std::vector<RuleHit> find_hits(const Store& store, const Catalogue& was, const Catalogue& settled, const Pairs& fresh) {
    std::set<std::int64_t> seen;
    std::vector<RuleHit> found;
    for (const auto& place : settled.places)
        for (const auto& resource : place.resources) {
            hit_resource(store, was, place, resource, seen, found);
            hit_by_parts(store, place, resource, fresh, seen, found);
        }
    hit_retired(store, was, settled, seen, found);
    return found;
}

void keep(Store& store, const RuleHit& hit) {
    store.db()
        .prepare("update booking set overridden = trim(overridden || ' ' || :rule), recorded = :now where id = :id")
        .bind(":rule", hit.rule)
        .bind(":now", store.now())
        .bind(":id", hit.hit.booking)
        .run();
}

void cancel(Store& store, const RuleHit& hit) {
    refuse_session_room(store, hit.hit.booking);
    store.db()
        .prepare("update booking set ended = 'cancelled', recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", hit.hit.booking)
        .run();
}

}  // namespace tiers::catalogue
