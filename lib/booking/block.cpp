#include <fmt/format.h>
#include <tiers/block.h>
#include <tiers/error.h>
#include <tiers/find_free.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/capacity.h"
#include "booking/finding.h"
#include "booking/lapse.h"
#include "booking/pricing.h"
#include "booking/waiting.h"
#include "catalogue/open_spans.h"
#include "catalogue/session_room.h"
#include "i18n/dates.h"
#include "member/check.h"
#include "sql/booking.h"
#include "store/journal.h"
#include "store/request_key.h"
#include "store/savepoint.h"

namespace tiers::booking {

namespace {

Block block_of(const Statement& row) {
    return {row.integer(0),      row.text(1), row.text(2), row.text(3), row.text(4), {row.instant(5), row.instant(6)},
            row.integer(7) != 0, row.text(8)};
}

Block block_with(const Store& store, Id id) {
    auto row = store.db().prepare(sql::booking::blocks);
    if (!row.bind(":id", id).step())
        throw NotFound("no_block", say("no closing or opening {}", id), "tiers book blocks");
    return block_of(row);
}

/// A place, with the resources of it that are meant, and what shares a part with one.
struct Subject {
    catalogue::Place place;
    std::optional<std::int64_t> resource;
    std::vector<catalogue::Resource> resources;
};

Subject subject_named(const Store& store, const std::string& id) {
    const auto places = catalogue::applied(store).places;
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& one) { return one.id == id; });
    if (place != places.end()) return {*place, std::nullopt, place->resources};
    const auto resource = catalogue::find_resource(store, id);
    Subject found{catalogue::find_place(store, resource.place), resource.row, {}};
    for (const auto& one : found.place.resources)
        if (shares_part(store, resource.row, one.row)) found.resources.push_back(one);
    return found;
}

bool open_throughout(const catalogue::Place& place, const catalogue::Resource& resource, const Span& span) {
    const auto open = catalogue::open_spans(place, resource, span);
    return open.size() == 1 && open.front() == span;
}

/// Bookings to come that touch a span, were within opening, and no longer are.
std::vector<Booking> hits(const Store& store, const Subject& before, const Span& span) {
    const auto after = catalogue::find_place(store, before.place.id);
    std::vector<Booking> found;
    for (const auto& resource : before.resources)
        each(store, {.span = span, .resource = resource.id}, [&](const Booking& booking) {
            if (booking.span.end > store.now() && open_throughout(before.place, resource, booking.span) &&
                !open_throughout(after, resource, booking.span))
                found.push_back(booking);
        });
    return found;
}

void keep_against_hours(Store& store, Id id) {
    store.db()
        .prepare("update booking set overridden = trim(overridden || ' hours'), recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

[[noreturn]] void refuse_hit(const std::vector<Booking>& hit) {
    std::vector<std::string> ids;
    for (const auto& booking : hit) ids.push_back(std::to_string(booking.id));
    throw Conflict(
        "bookings_hit", say("bookings are hit: {}", join(ids, ", ")),
        tr("--hit keep lets them stand, --hit move finds them another room or time, --hit cancel ends them"));
}

/// Nobody said how many people come to what is booked whole: as many as it holds.
int people_of(const Site& where, const Booking& booking) {
    return where.resource.whole() ? holds(where.resource, where.zone.day(booking.span.start)) : booking.seats;
}

/// Another resource at the same time before another time of its own, the nearest first; a session keeps its time.
std::optional<Found> nearest(const Store& store, const Booking& booking, int people) {
    Search search;
    search.what.resources = {booking.resource_id};
    search.what.seats = people;
    search.within = [&](const Zone&) { return booking.span; };
    search.duration = booking.span.end - booking.span.start;
    search.member = booking.member;
    std::optional<Found> best;
    for (auto& one : alternatives(store, search)) {
        if (one.differs == "resource") return one.found;
        if (catalogue::is_session_room(store, booking.id)) continue;
        if (one.differs != "earlier" && one.differs != "later") continue;
        const auto away = [&](const Found& found) { return std::chrono::abs(found.span.start - booking.span.start); };
        if (!best || away(one.found) < away(*best)) best = std::move(one.found);
    }
    return best;
}

void move_away(Store& store, const Booking& booking) {
    const auto people = people_of(site(store, booking.resource_id), booking);
    const auto to = nearest(store, booking, people);
    if (!to)
        throw Conflict("nowhere_to_go", say("booking {} can go nowhere near", booking.id),
                       fmt::format("tiers book cancel {}", booking.id));
    MoveRequest request;
    request.span = to->span;
    request.resource = to->resource;
    request.seats = seats_for(catalogue::find_resource(store, to->resource), people);
    move(store, booking.id, request);
}

void settle_hit(Store& store, std::vector<Booking>& hit, OnBlocked on_blocked, const std::string& reason) {
    if (hit.empty()) return;
    if (on_blocked == OnBlocked::refuse) refuse_hit(hit);
    for (auto& booking : hit) {
        if (on_blocked == OnBlocked::cancel) {
            end(store, booking.id, "cancelled");
            release_price(store, booking.id);
        } else if (on_blocked == OnBlocked::keep) {
            keep_against_hours(store, booking.id);
        } else {
            move_away(store, booking);
        }
        booking = get(store, booking.id);
    }
    if (on_blocked == OnBlocked::move) return;  // each move is noted, and lets in who waits
    record(store, on_blocked == OnBlocked::cancel ? "cancelled" : "kept", hit, reason);
    if (on_blocked == OnBlocked::cancel) promote(store, hit);
}

void record_block(Store& store, std::string_view done, const Block& block) {
    const Json content{{"done", done},
                       {"place", block.place},
                       {"resource", block.resource},
                       {"start", block.span.start.time_since_epoch().count()},
                       {"end", block.span.end.time_since_epoch().count()},
                       {"opens", block.opens},
                       {"reason", block.reason}};
    journal::write(store, "block", block.id, written(content));
}

Id insert_block(Store& store, const Subject& subject, const BlockRequest& request) {
    store.db()
        .prepare(
            "insert into block (place_id, resource_id, start, \"end\", opens, reason, created, recorded) "
            "values (:place, :resource, :start, :end, :opens, :reason, :now, :now)")
        .bind(":place", subject.place.row)
        .bind(":resource", subject.resource)
        .bind(":start", request.span.start)
        .bind(":end", request.span.end)
        .bind(":opens", request.opens)
        .bind(":reason", request.reason)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

/// When what it is about is open on its days.
std::vector<FreeWindow> open_around(const Store& store, const Subject& subject, const Span& span) {
    const auto zone = Zone::named(subject.place.timezone);
    const Span days{zone.midnight(zone.day(span.start)), zone.midnight(zone.day(span.end - Seconds(1)) + one_day)};
    const auto place = catalogue::find_place(store, subject.place.id);
    std::vector<FreeWindow> found;
    for (const auto& resource : subject.resources)
        if (!resource.retired)
            for (const auto& open : catalogue::open_spans(place, resource, days))
                found.push_back({resource.id, open, 0});
    return found;
}

}  // namespace

Blocked block(Store& store, const BlockRequest& wanted, OnBlocked on_blocked) {
    auto request = wanted;
    member::check_line("reason", request.reason);
    const request_key::Request asked(
        "book block", fmt::format("{}|{}|{}|{}|{}", request.of, request.span.start.time_since_epoch().count(),
                                  request.span.end.time_since_epoch().count(), request.opens, request.reason));
    if (!request.key.empty())
        if (const auto id = request_key::known(store, request.key, asked))
            return {block_with(store, whole_number(*id).value_or(0)), {}, {}};
    if (request.span.empty()) throw BadInput("bad_interval", tr("it ends after it starts"));
    end_lapsed(store);
    const auto subject = subject_named(store, request.of);
    Blocked made{block_with(store, insert_block(store, subject, request)), {}, {}};
    record_block(store, request.opens ? "opened" : "closed", made.block);
    made.hit = hits(store, subject, request.span);
    settle_hit(store, made.hit, on_blocked, request.reason);
    made.left = open_around(store, subject, request.span);
    if (request.opens) promote_waiting(store);
    if (!request.key.empty()) request_key::remember(store, request.key, asked, std::to_string(made.block.id));
    return made;
}

Blocked unblock(Store& store, Id id, OnBlocked on_blocked) {
    end_lapsed(store);
    Blocked taken{block_with(store, id), {}, {}};
    const auto subject = subject_named(store, taken.block.resource.empty() ? taken.block.place : taken.block.resource);
    store.db()
        .prepare("update block set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record_block(store, "withdrawn", taken.block);
    taken.hit = hits(store, subject, taken.block.span);
    settle_hit(store, taken.hit, on_blocked, taken.block.reason);
    taken.left = open_around(store, subject, taken.block.span);
    if (!taken.block.opens) promote_waiting(store);
    return taken;
}

std::vector<Booking> hit_by_block(Store& store, const BlockRequest& request) {
    const Savepoint tried(store);
    const auto subject = subject_named(store, request.of);
    insert_block(store, subject, request);
    return hits(store, subject, request.span);
}

std::vector<Block> blocks(const Store& store, const std::optional<Span>& within, const std::string& place) {
    auto row = store.db().prepare(sql::booking::blocks);
    row.bind(":from", within ? std::optional(within->start) : std::nullopt)
        .bind(":to", within ? std::optional(within->end) : std::nullopt)
        .bind(":place", unless_empty(place));
    std::vector<Block> found;
    while (row.step()) found.push_back(block_of(row));
    return found;
}

std::vector<Column> block_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"place", tr("Place"), Kind::code},
            {"resource", tr("Resource"), Kind::code},
            {"start", tr("From"), Kind::instant},
            {"end", tr("Until"), Kind::instant},
            {"what", tr("What"), Kind::word},
            {"reason", tr("Reason"), Kind::text}};
}

Row block_row(const Block& block) {
    const auto zone = Zone::named(block.zone);
    return {id_value(block.id),         block.place,
            cell(block.resource),       cell(zone, block.span.start),
            cell(zone, block.span.end), std::string(block.opens ? msgid("opening") : msgid("closing")),
            cell(block.reason)};
}

std::string block_sentence(const Block& block, Language language) {
    auto text = fmt::format("{}  {}  {}  {}", block.opens ? tr("opened") : tr("closed"), id_text(block.id), block.name,
                            shown(block.span, Zone::named(block.zone), language));
    if (!block.reason.empty()) text += "  " + block.reason;
    return text;
}

Table open_table(const Store& store, const std::vector<FreeWindow>& left) {
    Table table;
    table.name = "open";
    table.title = tr("Open then");
    table.columns = {{"resource", tr("Resource"), Kind::code},
                     {"start", tr("From"), Kind::instant},
                     {"end", tr("Until"), Kind::instant}};
    table.empty = tr("nothing is open on these days");
    for (const auto& window : left) {
        const auto zone =
            Zone::named(catalogue::place_of(store, catalogue::find_resource(store, window.resource)).timezone);
        table.rows.push_back({window.resource, cell(zone, window.span.start), cell(zone, window.span.end)});
    }
    return table;
}

}  // namespace tiers::booking
