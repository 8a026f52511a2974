#include <tiers/hold.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookDeclineOptions {
    std::vector<std::string> bookings;
    std::string reason;
};

void declare(Arguments& verb, BookDeclineOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--reason", "TEXT", o.reason, tr("Kept in the journal"));
}

int run(const BookDeclineOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    std::vector<booking::Booking> declined;
    for (const auto id : booking_ids(call, o.bookings)) declined.push_back(booking::decline(store, id, o.reason));
    call.show("tiers.book.decline/1", receipt(tr("declined"), declined, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_decline;
const Verb book_decline =
    verb<BookDeclineOptions>("decline", msgid("End bookings that are held, or wait for approval"), Needs::write,
                             uses_dry_run | uses_yes, declare, run, booking::columns);

}  // namespace tiers::cmd
