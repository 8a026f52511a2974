#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookCheckinOptions {
    std::vector<std::string> bookings;
    std::optional<std::string> at;
};

void declare(Arguments& verb, BookCheckinOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
}

int run(const BookCheckinOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    std::vector<booking::Booking> done;
    for (const auto id : booking_ids(call, o.bookings)) {
        const auto zone = Zone::named(booking::get(store, id).zone);
        done.push_back(booking::checkin(store, id, o.at ? parse_instant(*o.at, zone, call.now()) : call.now()));
    }
    call.show("tiers.book.checkin/1", receipt(tr("checked in"), done, call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_checkin;
const Verb book_checkin = verb<BookCheckinOptions>("checkin", msgid("Note that people have come"), Needs::write,
                                                   uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
