#include "booking/batch.h"

#include <tiers/error.h>

#include "base/text.h"
#include "booking/booking_store.h"
#include "sql/booking.h"
#include "store/overbooked.h"
#include "store/segments.h"

namespace tiers::booking {

namespace {

std::int64_t bookings_in(Database& db) {
    auto count = db.prepare("select count(*) from booking");
    count.step();
    return count.integer(0);
}

Id next_id(Database& db) {
    auto last = db.prepare("select ifnull(max(id), 0) from booking");
    last.step();
    return last.integer(0) + 1;
}

/// Nothing in it but what every booking of a file has, and no longer than there are classes.
bool plain(const Booking& booking, Instant clear) {
    constexpr int classes = 16;
    return booking.state == "confirmed" && booking.overridden.empty() && !booking.series && !booking.original &&
           !booking.firm_at && class_of(clear - booking.span.start) < classes;
}

/// What was let through before is no other row's to answer for.
[[noreturn]] void give_up(const std::string& why) {
    throw Failed("batch_refused", say("the whole batch was given up: {}", why),
                 tr("this is a defect of tiers: please report it"));
}

}  // namespace

Batch::Batch(Store& store, std::int64_t rows)
    : store_(store),
      triggers_off_(store.db()),
      seating_(store),
      packed_until_(packed_until(store.db())),
      next_(next_id(store.db())),
      feed_(store.db(), "pending_booking", sql::booking::insert_pending,
            [this](std::size_t row, int column, const FedCell& cell) { give(pending_[row], column, cell); }) {
    store.db().keep_pages(128);
    if (bookings_in(store.db()) > rows) return;
    seating_.read_all();
    late_.emplace(store.db(), std::vector{"booking_live", "booking_member"});
}

std::optional<Refusal> Batch::check_capacity(const Claim& claim) {
    return booking::check_capacity(claim, seating_.around(claim));
}

Id Batch::insert(const Booking& booking, Instant clear) {
    const auto& [start, end] = booking.span;
    if (clear < end + seating_.buffer(booking.resource)) throw_wall("booking_buffer");
    const auto id = plain(booking, clear) ? insert_later(booking, clear) : insert_now(booking, clear);
    seating_.add(booking.resource, {id, booking.span, clear, booking.seats});
    declare_class(booking.resource, class_of(clear - start));
    mark_segment(booking);
    return id;
}

Id Batch::insert_now(const Booking& booking, Instant clear) {
    settle();
    const auto id = booking::insert(store_, booking, clear);
    next_ = id + 1;
    return id;
}

Id Batch::insert_later(const Booking& booking, Instant clear) {
    constexpr std::size_t most = 1'000;
    if (pending_.size() == most) settle();
    pending_.push_back({booking.resource, booking.span, clear, booking.seats, booking.member, booking.wall_start,
                        booking.zone, booking.label, booking.lapses});
    return next_++;
}

void Batch::give(const Pending& booking, int column, const FedCell& cell) const {
    switch (column) {
        case 0:
            return cell.set(booking.resource);
        case 1:
            return cell.set(booking.span.start);
        case 2:
            return cell.set(booking.span.end);
        case 3:
            return cell.set(booking.clear);
        case 4:
            return cell.set(booking.seats);
        case 5:
            return cell.set(booking.member);
        case 6:
            return cell.set(std::int64_t{booking.wall_start.time_since_epoch().count()});
        case 7:
            return cell.set(booking.zone);
        case 8:
            return cell.set(booking.label);
        case 9:
            if (booking.lapses) cell.set(*booking.lapses);
            return;
        default:
            return cell.set(store_.now());
    }
}

void Batch::settle() {
    if (pending_.empty()) return;
    try {
        feed_.run(pending_.size());
    } catch (const Error& error) {
        if (!about_the_request(error)) throw;
        give_up(error.what());
    }
    if (store_.db().last_id() + 1 != next_) give_up(tr("rows have other ids than were told"));
    pending_.clear();
}

void Batch::cancel(const Booking& booking) {
    settle();
    {
        auto clear = store_.db().prepare("select clear from booking where id = :id");
        clear.bind(":id", booking.id).step();
        seating_.remove(booking.resource, {booking.id, booking.span, clear.instant(0), booking.seats});
    }
    store_.db().prepare(sql::booking::keep_was).bind(":id", booking.id).bind(":now", store_.now()).run();
    end(store_, booking.id, "cancelled");
    touched_.try_emplace(booking.resource);
    mark_segment(booking);
}

void Batch::declare_class(std::int64_t resource, int number) {
    auto& declared = touched_[resource];
    if (declared & 1u << number) return;
    declared |= 1u << number;
    store_.db()
        .prepare("insert or ignore into resource_class values (:resource, :class, 3600 << :class)")
        .bind(":resource", resource)
        .bind(":class", number)
        .run();
}

void Batch::mark_segment(const Booking& booking) {
    if (booking.span.start < packed_until_) segment_changed(store_.db(), booking.resource, booking.span.start);
}

void Batch::finish() {
    settle();
    if (late_) late_->build();
    std::vector<std::int64_t> resources;
    for (const auto& [resource, classes] : touched_) resources.push_back(resource);
    const auto found = overbooked(store_.db(), resources);
    if (!found.empty())
        throw Failed(
            "overbooked",
            say("the whole batch was given up: {} {} would be overbooked", found.front().entity, found.front().id),
            tr("this is a defect of tiers: please report it"));
}

}  // namespace tiers::booking
