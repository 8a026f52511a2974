#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookSwapOptions {
    std::string one, other;
    std::vector<std::string> overrides;
};

void declare(Arguments& verb, BookSwapOptions& o) {
    verb.positional("booking", o.one, tr("Booking id"), Names::booking);
    verb.positional("other", o.other, tr("The other's id"), Names::booking);
    verb.option("--override", "RULE", o.overrides, tr("Set a rule aside by name; the journal keeps that"));
}

int run(const BookSwapOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto ids = booking_ids(call, {o.one, o.other});
    const auto swapped = booking::swap(store, ids.at(0), ids.at(1), o.overrides);
    call.show("tiers.book.swap/1", receipt(tr("swapped"), swapped, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_swap;
const Verb book_swap = verb<BookSwapOptions>("swap", msgid("Let two bookings trade their times and resources"),
                                             Needs::write, uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
