#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookCheckoutOptions {
    std::vector<std::string> bookings;
    std::optional<std::string> at;
};

void declare(Arguments& verb, BookCheckoutOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
}

int run(const BookCheckoutOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    std::vector<booking::Booking> done;
    for (const auto id : booking_ids(call, o.bookings)) {
        const auto zone = Zone::named(booking::get(store, id).zone);
        done.push_back(booking::checkout(store, id, o.at ? parse_instant(*o.at, zone, call.now()) : call.now()));
    }
    call.show("tiers.book.checkout/1", receipt(tr("checked out"), done, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_checkout;
const Verb book_checkout = verb<BookCheckoutOptions>("checkout", msgid("Note that people have left"), Needs::write,
                                                     uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
