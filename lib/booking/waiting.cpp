#include "booking/waiting.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "booking/booking_store.h"
#include "booking/capacity.h"
#include "booking/lapse.h"
#include "i18n/dates.h"
#include "member/check.h"
#include "sql/booking.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::booking {

namespace {

Waiting waiting_of(const Statement& row, Instant now) {
    Waiting one{row.integer(0),
                row.text(1),
                row.text(2),
                row.integer(3),
                row.text(4),
                {row.instant(5), row.instant(6)},
                row.text(7),
                static_cast<int>(row.integer(8)),
                row.text(9),
                row.text(10),
                row.optional<std::int64_t>(11),
                row.optional<Id>(12),
                row.instant(13)};
    if (one.state.empty()) one.state = one.span.start > now ? msgid("waiting") : msgid("over");
    return one;
}

Waiting waiting_with(const Store& store, Id id) {
    auto row = store.db().prepare(sql::booking::waiting);
    row.bind(":id", id).bind(":ended", true).bind(":now", store.now());
    if (!row.step()) throw NotFound("no_waiting", say("nobody waits under {}", id), "tiers book waiting");
    return waiting_of(row, store.now());
}

std::vector<Waiting> all_waiting(const Store& store) {
    std::vector<Waiting> found;
    each_waiting(store, {}, [&](const Waiting& one) { found.push_back(one); });
    return found;
}

void record_waiting(Store& store, std::string_view done, const Waiting& one) {
    Json content{{"done", done},
                 {"resource", one.resource_id},
                 {"member", one.member},
                 {"start", one.span.start.time_since_epoch().count()},
                 {"end", one.span.end.time_since_epoch().count()},
                 {"seats", one.seats}};
    if (one.booking) content["booking"] = *one.booking;
    journal::write(store, "waiting", one.id, written(content));
}

/// What was asked for then, with the rules as they are now.
Claim claim_of(const Site& site, const WaitRequest& request, Instant asked) {
    seats_of(request.seats);
    return {&site.resource, &site.place, &site.zone, request.span, request.seats, asked, 0, false, request.member};
}

void refuse_twice(const Store& store, const WaitRequest& request) {
    for (const auto& one : all_waiting(store))
        if (one.member == request.member && one.resource_id == request.resource && one.span == request.span)
            throw Conflict("waits_already", say("{} waits for that already: {}", one.member_name, one.id),
                           "tiers book waiting");
}

/// Only room that others take is worth waiting for.
void check_worth_waiting(const Store& store, const Site& site, const Claim& claim) {
    const auto refusal = check(store, claim, {}).refusal;
    if (!refusal)
        throw Conflict("is_free", say("'{}' is free then", site.resource.name),
                       say("tiers book add {}", site.resource.id));
    const auto ever_room = free_throughout({}, units(store, site.resource.row), claim.within()) >= claim.seats;
    if (!refusal->conflict || !ever_room) refuse(claim, *refusal);
}

Id insert_waiting(Store& store, const Site& site, const WaitRequest& request) {
    store.db()
        .prepare(sql::booking::insert_waiting)
        .bind(":resource", site.resource.row)
        .bind(":member", request.member)
        .bind(":start", request.span.start)
        .bind(":end", request.span.end)
        .bind(":wall_start", site.zone.wall(request.span.start))
        .bind(":seats", request.seats)
        .bind(":label", request.label)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void end_waiting(Store& store, const Waiting& one, const char* how, std::optional<Id> booking) {
    store.db()
        .prepare("update waiting set ended = :how, booking_id = :booking, recorded = :now where id = :id")
        .bind(":how", how)
        .bind(":booking", booking)
        .bind(":now", store.now())
        .bind(":id", one.id)
        .run();
    record_waiting(store, how, waiting_with(store, one.id));
}

/// The booking of one who waited, if all rules are content; nothing is written where they are not.
std::optional<Booking> book_waiting(Store& store, const Waiting& one) {
    const auto where = site(store, one.resource_id);
    Request request;
    request.resource = one.resource_id;
    request.member = one.member;
    request.seats = one.seats;
    request.label = one.label;
    request.asked = one.asked;
    if (const auto hold = hold_of(where); hold > Seconds(0)) request.hold = hold;
    try {
        return write(store, where, request, one.span, std::nullopt, std::nullopt, nullptr);
    } catch (const Error& error) {
        if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
        return std::nullopt;
    }
}

std::vector<Booking> promote_in_order(Store& store, const std::vector<Waiting>& waiting) {
    std::vector<Booking> made;
    for (const auto& one : waiting) {
        auto booking = book_waiting(store, one);
        if (!booking) continue;
        end_waiting(store, one, msgid("promoted"), booking->id);
        made.push_back(std::move(*booking));
    }
    if (!made.empty()) record(store, "booked", made);
    return made;
}

}  // namespace

Waiting wait(Store& store, const WaitRequest& wanted) {
    auto request = wanted;
    member::check_line("label", request.label);
    const request_key::Request asked(
        "book wait", fmt::format("{}|{}|{}|{}|{}|{}", request.resource, request.member,
                                 request.span.start.time_since_epoch().count(),
                                 request.span.end.time_since_epoch().count(), request.seats, request.label));
    if (!request.key.empty())
        if (const auto id = request_key::known(store, request.key, asked))
            return waiting_with(store, whole_number(*id).value_or(0));
    if (request.span.empty()) throw BadInput("bad_interval", tr("a booking ends after it starts"));
    if (request.span.start <= store.now()) throw BadInput("in_past", tr("it has begun: nobody can wait for it"));
    end_lapsed(store);
    const auto where = site(store, request.resource);
    check_worth_waiting(store, where, claim_of(where, request, store.now()));
    refuse_twice(store, request);
    auto made = waiting_with(store, insert_waiting(store, where, request));
    record_waiting(store, "waiting", made);
    if (!request.key.empty()) request_key::remember(store, request.key, asked, std::to_string(made.id));
    return made;
}

Waiting stop_waiting(Store& store, Id id) {
    end_lapsed(store);
    const auto one = waiting_with(store, id);
    if (one.state != "waiting") throw Conflict("waits_no_more", say("{} waits no more: {}", id, tr(one.state.c_str())));
    end_waiting(store, one, msgid("withdrawn"), std::nullopt);
    return waiting_with(store, id);
}

void each_waiting(const Store& store, const WaitingQuery& query, const std::function<void(const Waiting&)>& take) {
    auto row = store.db().prepare(sql::booking::waiting);
    row.bind(":from", query.span ? std::optional(query.span->start) : std::nullopt)
        .bind(":to", query.span ? std::optional(query.span->end) : std::nullopt)
        .bind(":resource", unless_empty(query.resource))
        .bind(":member", query.member)
        .bind(":ended", query.ended)
        .bind(":now", store.now());
    while (row.step()) take(waiting_of(row, store.now()));
}

std::string why_waiting(const Store& store, const Waiting& one) {
    if (one.state != "waiting") return {};
    const auto where = site(store, one.resource_id);
    const WaitRequest request{one.resource_id, one.member, one.span, one.seats, {}, {}};
    const auto refusal = check(store, claim_of(where, request, one.asked), {}).refusal;
    return refusal ? refusal->reason : std::string();
}

std::vector<Booking> promote(Store& store, const std::vector<Booking>& freed) {
    std::vector<std::int64_t> resources;
    for (const auto& booking : freed) resources.push_back(booking.resource);
    std::sort(resources.begin(), resources.end());
    resources.erase(std::unique(resources.begin(), resources.end()), resources.end());
    const auto touched = [&](const Waiting& one) {
        const auto wanted = catalogue::find_resource(store, one.resource_id, false).row;
        const auto frees = [&](std::int64_t resource) { return shares_part(store, resource, wanted); };
        return std::any_of(resources.begin(), resources.end(), frees);
    };
    if (resources.empty()) return {};
    auto waiting = all_waiting(store);
    std::erase_if(waiting, [&](const Waiting& one) { return !touched(one); });
    return promote_in_order(store, waiting);
}

std::vector<Booking> promote_waiting(Store& store) {
    end_lapsed(store);
    return promote_in_order(store, all_waiting(store));
}

Id last_id(const Store& store) {
    auto row = store.db().prepare("select ifnull(max(id), 0) from booking");
    row.step();
    return row.integer(0);
}

std::vector<Booking> promoted_after(const Store& store, Id booking) {
    std::vector<Id> ids;
    {
        auto row = store.db().prepare("select booking_id from waiting where booking_id > :booking order by booking_id");
        row.bind(":booking", booking);
        while (row.step()) ids.push_back(row.integer(0));
    }
    std::vector<Booking> found;
    for (const auto id : ids) found.push_back(get(store, id));
    return found;
}

std::vector<Column> waiting_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"resource", tr("Resource"), Kind::code},
            {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},
            {"seats", tr("Seats"), Kind::count},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"member_name", tr("Name"), Kind::text},
            {"state", tr("State"), Kind::word},
            {"rank", tr("Rank"), Kind::count},
            {"booking", tr("Booking"), Kind::id, "", false, machine_only},
            {"label", tr("Label"), Kind::text},
            {"asked", tr("Asked"), Kind::instant, "", false, machine_only}};
}

Row waiting_row(const Waiting& one) {
    const auto zone = Zone::named(one.zone);
    return {id_value(one.id),
            one.resource_id,
            cell(zone, one.span.start),
            cell(zone, one.span.end),
            std::int64_t{one.seats},
            one.member,
            one.member_name,
            one.state,
            cell(one.rank),
            cell(one.booking),
            cell(one.label),
            cell(zone, one.asked)};
}

std::string waiting_sentence(std::string_view done, const Waiting& one, Language language) {
    auto text = fmt::format("{}  {}  {}  {}  {}", done, id_text(one.id), one.resource_name,
                            shown(one.span, Zone::named(one.zone), language), one.member_name);
    if (one.rank) text += "  " + say("number {} in line", *one.rank);
    return text;
}

}  // namespace tiers::booking
