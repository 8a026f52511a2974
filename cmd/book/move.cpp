#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookMoveOptions {
    std::string booking;
    std::optional<std::string> when, to;
    std::optional<std::int64_t> seats;
    std::vector<std::string> overrides;
};

void declare(Arguments& verb, BookMoveOptions& o) {
    verb.positional("booking", o.booking, tr("Booking id"), Names::booking);
    verb.positional("when", o.when, tr("New time, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--to", "RESOURCE", o.to, tr("New resource"), Names::resource);
    verb.option("--seats", "N", o.seats, tr("New number of seats"));
    verb.option("--override", "RULE", o.overrides, tr("Set a rule aside by name; the journal keeps that"));
}

int run(const BookMoveOptions& o, Invocation& call) {
    if (!o.when && !o.to && !o.seats)
        throw BadInput("missing_argument", tr("nothing says what to change"), tr("a new time, --to, or --seats"));
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto id = booking_ids(call, {o.booking}).front();
    booking::MoveRequest request;
    const auto resource = o.to.value_or(booking::get(store, id).resource_id);
    if (o.when) request.span = parse_span(*o.when, zone_of(store, call, resource), call.now());
    request.resource = o.to;
    if (o.seats) request.seats = booking::seats_of(*o.seats);
    request.overrides = o.overrides;
    call.show("tiers.book.move/1", receipt(tr("moved"), {booking::move(store, id, request)}, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_move;
const Verb book_move = verb<BookMoveOptions>("move", msgid("Give a booking another time, resource or number of seats"),
                                             Needs::write, uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
