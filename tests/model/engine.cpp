#include "tests/model/engine.h"

#include <fmt/format.h>
#include <tiers/booking.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/hold.h>
#include <tiers/member.h>
#include <tiers/series.h>
#include <tiers/waiting.h>
#include <algorithm>

#include "store/database.h"

using namespace tiers;

namespace model {

namespace {

Span span_of(Time start, Time end) {
    return {Instant(Seconds(start)), Instant(Seconds(end))};
}

Time seconds(Instant at) {
    return at.time_since_epoch().count();
}

std::string line(std::int64_t id, std::string_view resource, const Span& span, int seats, std::string_view stage) {
    return fmt::format("{} {} {}+{} {} {}", id, resource, seconds(span.start), (span.end - span.start).count(), seats,
                       stage);
}

std::string place_in_series(std::int64_t series, Time original) {
    return series == 0 ? "" : fmt::format(" series {} at {}", series, original);
}

std::string presence(std::optional<Time> in, std::optional<Time> out) {
    return fmt::format(" {} {}\n", in.value_or(0), out.value_or(0));
}

std::optional<Time> seconds(std::optional<Instant> at) {
    return at ? std::optional(seconds(*at)) : std::nullopt;
}

void does(Store& store, member::Id member, const Op& op, std::int64_t one, std::int64_t other, const Span& span,
          int moved_to) {
    const std::string resource = resources[static_cast<std::size_t>(op.resource)].id;
    booking::Request request{.resource = resource, .member = member, .span = span, .seats = op.seats};
    switch (op.kind) {
        case Kind::add:
            if (op.flag) request.hold = std::chrono::hours(2);
            booking::add(store, request);
            break;
        case Kind::series:
            request.rrule = fmt::format("FREQ=DAILY;COUNT={}", op.times);
            request.skip_conflicts = op.flag;
            booking::add(store, request);
            break;
        case Kind::move:
            booking::move(
                store, one,
                {.span = span, .resource = resources[static_cast<std::size_t>(moved_to)].id, .seats = op.seats});
            break;
        case Kind::swap:
            booking::swap(store, one, other, {});
            break;
        case Kind::cancel:
            booking::cancel(store, one, {});
            break;
        case Kind::cancel_following:
            booking::cancel(store, one, {.following = true});
            break;
        case Kind::move_following:
        case Kind::move_all: {
            booking::MoveRequest to;
            if (op.edit.time) to.span = span;
            if (op.edit.resource) to.resource = resource;
            if (op.edit.seats) to.seats = op.seats;
            booking::move_series(store, one, to, {op.kind == Kind::move_all, op.edit.skip});
            break;
        }
        case Kind::cancel_all:
            booking::cancel_to_come(store, one, {});
            break;
        case Kind::approve:
            booking::approve(store, one);
            break;
        case Kind::decline:
            booking::decline(store, one, {});
            break;
        case Kind::checkin:
            booking::checkin(store, one, store.now());
            break;
        case Kind::checkout:
            booking::checkout(store, one, store.now());
            break;
        case Kind::excuse:
            booking::excuse(store, one, {});
            break;
        case Kind::wait:
            booking::wait(store, {.resource = resource, .member = member, .span = span, .seats = op.seats});
            break;
        case Kind::stop_waiting:
            booking::stop_waiting(store, one);
            break;
        case Kind::pass:
        case Kind::count:
            break;
    }
}

}  // namespace

Engine::Engine() : store_(Store::in_memory([this] { return Instant(Seconds(now)); })) {
    Transaction transaction(store_);
    catalogue::apply(store_, catalogue::load_text(toml, "tiers.toml"), toml, catalogue::OnHit::refuse);
    member::Member someone;
    someone.name = "Jeanne Martin";
    member_ = member::add(store_, someone, {}).id;
    transaction.commit();
}

void Engine::begin() const {
    store_.db().execute("begin");
}

void Engine::end() const {
    store_.db().execute("rollback");
}

int Engine::tries(const Op& op, std::int64_t one, std::int64_t other, Time start, Time end, int moved_to) {
    store_.db().execute("savepoint op");
    auto exit = 0;
    try {
        does(store_, member_, op, one, other, span_of(start, end), moved_to);
    } catch (const Error& error) {
        exit = static_cast<int>(error.exit());
        store_.db().execute("rollback to op");
    }
    store_.db().execute("release op");
    return exit;
}

std::string Engine::seen() const {
    std::string text;
    booking::each(store_, {.ended = true}, [&](const booking::Booking& one) {
        const auto original = one.original.value_or(WallTime());
        text += line(one.id, one.resource_id, one.span, one.seats, one.stage()) +
                place_in_series(one.series.value_or(0), original.time_since_epoch().count()) +
                presence(seconds(one.checked_in), seconds(one.checked_out));
    });
    booking::each_waiting(store_, {.ended = true}, [&](const booking::Waiting& one) {
        text += line(one.id, one.resource_id, one.span, one.seats, one.state) +
                fmt::format(" {}\n", one.booking.value_or(0));
    });
    return text;
}

std::string seen(const Slow& slow) {
    auto bookings = slow.bookings;
    std::sort(bookings.begin(), bookings.end(),
              [](const Booked& a, const Booked& b) { return std::pair(a.start, a.id) < std::pair(b.start, b.id); });
    const auto id = [](int resource) { return resources[static_cast<std::size_t>(resource)].id; };
    std::string text;
    for (const auto& one : bookings)
        text += line(one.id, id(one.resource), span_of(one.start, one.end), one.seats, slow.stage(one)) +
                place_in_series(one.series, one.original) + presence(one.in, one.out);
    for (const auto& one : slow.waiting) {
        const auto stage = !one.ended.empty() ? one.ended : one.start > slow.now ? "waiting" : "over";
        text += line(one.id, id(one.resource), span_of(one.start, one.end), one.seats, stage) +
                fmt::format(" {}\n", one.booking);
    }
    return text;
}

}  // namespace model
