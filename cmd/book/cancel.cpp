#include <tiers/series.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookCancelOptions {
    std::vector<std::string> bookings;
    std::string reason;
    bool following = false, all = false, for_nothing = false;
};

void declare(Arguments& verb, BookCancelOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--reason", "TEXT", o.reason, tr("Kept in the journal"));
    verb.flag("--for-nothing", o.for_nothing, tr("Ask nothing for it, also when it is late"));
    verb.flag("--following", o.following, tr("Also cancel what follows in the series"));
    verb.flag("--all", o.all, tr("Cancel all that is to come of the series"));
}

int run(const BookCancelOptions& o, Invocation& call) {
    if (o.following && o.all) throw BadInput("bad_options", tr("--following and --all are two reaches: one of them"));
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    std::vector<booking::Booking> cancelled;
    const auto cancel = o.all ? booking::cancel_to_come : booking::cancel;
    for (const auto id : booking_ids(call, o.bookings))
        for (const auto& one : cancel(store, id, {o.following, o.reason, o.for_nothing})) cancelled.push_back(one);
    call.show("tiers.book.cancel/1", receipt(tr("cancelled"), cancelled, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_cancel;
const Verb book_cancel = verb<BookCancelOptions>("cancel", msgid("Cancel bookings"), Needs::write,
                                                 uses_dry_run | uses_yes, declare, run, booking::columns);

}  // namespace tiers::cmd
