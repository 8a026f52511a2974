#include <tiers/hold.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookExcuseOptions {
    std::vector<std::string> bookings;
    std::string reason;
};

void declare(Arguments& verb, BookExcuseOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--reason", "TEXT", o.reason, tr("Kept in the journal"));
}

int run(const BookExcuseOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    std::vector<booking::Booking> excused;
    for (const auto id : booking_ids(call, o.bookings)) excused.push_back(booking::excuse(store, id, o.reason));
    call.show("tiers.book.excuse/1", receipt(tr("excused"), excused, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_excuse;
const Verb book_excuse =
    verb<BookExcuseOptions>("excuse", msgid("Let bookings that nobody came for count as cancelled in time"),
                            Needs::write, uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
