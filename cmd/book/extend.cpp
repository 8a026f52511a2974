#include <tiers/booking.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookExtendOptions {};

void declare(Arguments&, BookExtendOptions&) {}

int run(const BookExtendOptions&, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    std::vector<booking::Booking> all;
    for (const auto& extended : booking::extend(store)) {
        all.insert(all.end(), extended.bookings.begin(), extended.bookings.end());
        for (const auto& skipped : extended.skipped)
            call.say("series {}: skipped {}: {}", extended.series, iso(skipped.wall_start), skipped.reason);
    }
    call.show("tiers.book.extend/1", receipt(tr("booked"), call.told(all), call.language()));
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_extend;
const Verb book_extend =
    verb<BookExtendOptions>("extend", msgid("Write what series without end have gained, up to the horizon"),
                            Needs::write, uses_dry_run, declare, run, booking::columns);

}  // namespace tiers::cmd
