#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookShowOptions {
    std::string booking;
};

void declare(Arguments& verb, BookShowOptions& o) {
    verb.positional("booking", o.booking, tr("Booking id"), Names::booking);
}

int run(const BookShowOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    call.show_one("tiers.book.show/1", booking::columns(),
                  booking::row(booking::get(store, booking_ids(call, {o.booking}).front())));
    return 0;
}

}  // namespace

extern const Verb book_show;
const Verb book_show =
    verb<BookShowOptions>("show", msgid("Show a booking"), Needs::read, uses_none, declare, run, booking::columns);

}  // namespace tiers::cmd
