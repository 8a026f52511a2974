#include "booking/booking_store.h"

#include <tiers/error.h>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/session_room.h"
#include "sql/booking.h"
#include "store/journal.h"

namespace tiers::booking {

Booking read(const Statement& row) {
    Booking booking;
    booking.id = row.integer(0);
    booking.resource = row.integer(1);
    booking.resource_id = row.text(2);
    booking.resource_name = row.text(3);
    booking.member = row.integer(4);
    booking.member_name = row.text(5);
    booking.span = {row.instant(6), row.instant(7)};
    booking.wall_start = row.wall(8);
    booking.zone = row.text(9);
    booking.seats = static_cast<int>(row.integer(10));
    booking.state = row.text(11);
    booking.ended = row.text(12);
    booking.series = row.optional<std::int64_t>(13);
    booking.original = row.optional<WallTime>(14);
    booking.label = row.text(15);
    booking.checked_in = row.optional<Instant>(16);
    booking.checked_out = row.optional<Instant>(17);
    booking.overridden = row.text(18);
    booking.price = row.optional<std::int64_t>(19);
    booking.currency = row.text(20);
    booking.lapses = row.optional<Instant>(21);
    booking.firm_at = row.optional<Instant>(22);
    return booking;
}

Booking get(const Store& store, Id id) {
    auto row = store.db().prepare(sql::booking::by_id);
    row.bind(":id", id).bind(":now", store.now());
    if (!row.step()) throw NotFound("no_booking", say("no booking {}", id), "tiers book list");
    return read(row);
}

Booking standing(const Store& store, Id id) {
    auto booking = get(store, id);
    if (!booking.stands()) throw Conflict("ended", say("booking {} has ended: {}", id, booking.ended));
    return booking;
}

std::int64_t series_of(const Booking& booking) {
    if (!booking.series || !booking.original)
        throw BadInput("no_series", say("booking {} is in no series", booking.id));
    return *booking.series;
}

bool to_come(const Store& store, const Booking& booking) {
    return booking.ended.empty() && !booking.checked_in && booking.span.start > store.now();
}

std::vector<Booking> live_of_series(const Store& store, std::int64_t series, WallTime from) {
    auto row = store.db().prepare(sql::booking::following);
    row.bind(":series", series).bind(":original", from).bind(":now", store.now());
    std::vector<Booking> found;
    while (row.step()) found.push_back(read(row));
    return found;
}

Id insert(Store& store, const Booking& booking, Instant clear) {
    auto statement = store.db().prepare(sql::booking::insert);
    statement.bind(":resource", booking.resource)
        .bind(":start", booking.span.start)
        .bind(":end", booking.span.end)
        .bind(":clear", clear)
        .bind(":seats", booking.seats)
        .bind(":member", booking.member)
        .borrow(":state", booking.state)
        .bind(":wall_start", booking.wall_start)
        .borrow(":zone", booking.zone)
        .bind(":series", booking.series)
        .bind(":original", booking.original)
        .borrow(":label", booking.label)
        .borrow(":overridden", booking.overridden)
        .bind(":lapses", booking.lapses)
        .bind(":firm_at", booking.firm_at)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void update(Store& store, const Booking& booking, Instant clear) {
    auto statement = store.db().prepare(sql::booking::update);
    statement.bind(":id", booking.id)
        .bind(":resource", booking.resource)
        .bind(":start", booking.span.start)
        .bind(":end", booking.span.end)
        .bind(":clear", clear)
        .bind(":seats", booking.seats)
        .bind(":wall_start", booking.wall_start)
        .bind(":zone", booking.zone)
        .bind(":overridden", booking.overridden)
        .bind(":label", booking.label)
        .bind(":lapses", booking.lapses)
        .bind(":firm_at", booking.firm_at)
        .bind(":now", store.now())
        .run();
}

void confirm(Store& store, const Booking& booking) {
    store.db()
        .prepare(
            "update booking set state = 'confirmed', lapses = :lapses, firm_at = null, recorded = :now where id = :id")
        .bind(":id", booking.id)
        .bind(":lapses", booking.lapses)
        .bind(":now", store.now())
        .run();
}

void end(Store& store, Id id, std::string_view how) {
    if (how == "cancelled") catalogue::refuse_session_room(store, id);
    auto statement = store.db().prepare("update booking set ended = :how, recorded = :now where id = :id");
    statement.bind(":id", id).bind(":how", how).bind(":now", store.now()).run();
}

void end_series(Store& store, std::int64_t series) {
    auto statement = store.db().prepare("update series set ended = :now where id = :id");
    statement.bind(":id", series).bind(":now", store.now()).run();
}

void set_presence(Store& store, const Booking& booking) {
    auto statement = store.db().prepare(
        "update booking set checked_in = :in, checked_out = :out, lapses = iif(:in is null, lapses, null), "
        "recorded = :now where id = :id");
    statement.bind(":id", booking.id)
        .bind(":in", booking.checked_in)
        .bind(":out", booking.checked_out)
        .bind(":now", store.now())
        .run();
}

Record::Record(std::string_view done, std::string_view reason) {
    append_json(content_ += R"({"done":)", done);
    if (!reason.empty()) append_json(content_ += R"(,"reason":)", reason);
    content_ += R"(,"fields":["id","resource","member","start","end","seats","overridden"],"bookings":[)";
}

void Record::add(const Booking& booking) {
    if (count_++ == 0) first_ = booking.id;
    const auto number = [this](char before, std::int64_t value) {
        (content_ += before).append(fmt::format_int(value).c_str());
    };
    if (count_ > 1) content_ += ',';
    number('[', booking.id);
    append_json(content_ += ',', booking.resource_id);
    number(',', booking.member);
    number(',', booking.span.start.time_since_epoch().count());
    number(',', booking.span.end.time_since_epoch().count());
    number(',', booking.seats);
    append_json(content_ += ',', booking.overridden);
    content_ += ']';
}

void Record::add_prices(const std::vector<Booking>& bookings) {
    for (const auto& booking : bookings)
        if (booking.price) prices_ += fmt::format("{}[{},{}]", prices_.empty() ? "" : ",", booking.id, *booking.price);
}

void Record::write(Store& store) {
    content_ += ']';
    if (!prices_.empty()) content_ += fmt::format(R"(,"prices":[{}])", prices_);
    journal::write(store, "booking", count_ == 1 ? first_ : 0, content_ += '}');
}

void record(Store& store, std::string_view done, const std::vector<Booking>& bookings, const std::string& reason) {
    Record row(done, reason);
    for (const auto& booking : bookings) row.add(booking);
    row.add_prices(bookings);
    row.write(store);
}

}  // namespace tiers::booking
