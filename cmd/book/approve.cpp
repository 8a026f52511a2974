#include <tiers/hold.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookApproveOptions {
    std::vector<std::string> bookings;
};

void declare(Arguments& verb, BookApproveOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
}

int run(const BookApproveOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    std::vector<booking::Booking> approved;
    for (const auto id : booking_ids(call, o.bookings)) approved.push_back(booking::approve(store, id));
    call.show("tiers.book.approve/1", receipt(tr("approved"), approved, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_approve;
const Verb book_approve =
    verb<BookApproveOptions>("approve", msgid("Confirm bookings that are held, or wait for approval"), Needs::write,
                             uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
