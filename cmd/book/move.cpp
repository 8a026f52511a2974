#include <tiers/series.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookMoveOptions {
    std::string booking;
    std::optional<std::string> when, to;
    std::optional<std::int64_t> seats;
    std::vector<std::string> overrides;
    bool following = false, all = false, skip_conflicts = false;
};

void declare(Arguments& verb, BookMoveOptions& o) {
    verb.positional("booking", o.booking, tr("Booking id"), Names::booking);
    verb.positional("when", o.when, tr("New time, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--to", "RESOURCE", o.to, tr("New resource"), Names::resource);
    verb.option("--seats", "N", o.seats, tr("New number of seats"));
    verb.option("--override", "RULE", o.overrides, tr("Set a rule aside by name; the journal keeps that"));
    verb.flag("--following", o.following, tr("Change what follows in the series as well"));
    verb.flag("--all", o.all, tr("Change all that is to come of the series"));
    verb.flag("--skip-conflicts", o.skip_conflicts, tr("Leave those of a series that cannot move where they are"));
}

void check_options(const BookMoveOptions& o) {
    if (!o.when && !o.to && !o.seats)
        throw BadInput("missing_argument", tr("nothing says what to change"), tr("a new time, --to, or --seats"));
    if (o.following && o.all) throw BadInput("bad_options", tr("--following and --all are two reaches: one of them"));
    if (o.skip_conflicts && !o.following && !o.all)
        throw BadInput("bad_options", tr("--skip-conflicts goes with --following or --all"));
}

booking::MoveRequest request_of(const BookMoveOptions& o, const Store& store, const Invocation& call, booking::Id id) {
    booking::MoveRequest request;
    const auto resource = o.to.value_or(booking::get(store, id).resource_id);
    if (o.when) request.span = parse_span(*o.when, zone_of(store, call, resource), call.now());
    request.resource = o.to;
    if (o.seats) request.seats = booking::seats_of(*o.seats);
    request.overrides = o.overrides;
    return request;
}

/// A series that a dry run would make has no id.
std::vector<booking::Booking> told_series(booking::SeriesMoved& made, const Invocation& call) {
    if (made.split && call.globals().dry_run)
        for (auto& booking : made.moved) booking.series.reset();
    return std::move(made.moved);
}

std::vector<booking::Booking> move_series(Store& store, const BookMoveOptions& o, Invocation& call, booking::Id id,
                                          const booking::MoveRequest& request) {
    auto made = booking::move_series(store, id, request, {o.all, o.skip_conflicts});
    call.say("from {} on: {}", iso(made.since), made.rrule);
    for (const auto& one : made.stayed) call.say("booking {} stays on {}: {}", one.id, iso(one.wall_start), one.reason);
    return told_series(made, call);
}

int run(const BookMoveOptions& o, Invocation& call) {
    check_options(o);
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto id = booking_ids(call, {o.booking}).front();
    const auto request = request_of(o, store, call, id);
    const auto moved = o.following || o.all ? move_series(store, o, call, id, request)
                                            : std::vector{booking::move(store, id, request)};
    call.show("tiers.book.move/1", receipt(tr("moved"), moved, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_move;
const Verb book_move = verb<BookMoveOptions>("move", msgid("Give a booking another time, resource or number of seats"),
                                             Needs::write, uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
