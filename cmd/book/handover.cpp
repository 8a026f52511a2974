#include <tiers/handover.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookHandoverOptions {
    std::string booking, item;
    std::optional<std::string> due;
};

void declare(Arguments& verb, BookHandoverOptions& o) {
    verb.positional("booking", o.booking, tr("Booking id"), Names::booking);
    verb.option("--item", "TEXT", o.item, tr("What is handed over, if not the resource itself: a key, a projector"));
    verb.option("--due", "TIME", o.due, tr("When it is due back; when the booking ends if left out"));
}

int run(const BookHandoverOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    booking::Handing handing;
    handing.booking = booking_ids(call, {o.booking}).front();
    handing.item = o.item;
    handing.at = call.now();
    const auto zone = Zone::named(booking::get(store, handing.booking).zone);
    if (o.due) handing.due = parse_instant(*o.due, zone, call.now());
    handing.key = call.globals().key.value_or("");
    const auto made = call.told(booking::hand_over(store, handing));
    Table table{.columns = booking::handover_columns(), .rows = {booking::handover_row(made)}};
    table.sentences = {booking::handover_sentence(tr("handed over"), made, call.language())};
    call.show("tiers.book.handover/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_handover;
const Verb book_handover =
    verb<BookHandoverOptions>("handover", msgid("Note what is handed over with a booking, and due back"), Needs::write,
                              uses_dry_run | uses_key, declare, run, booking::handover_columns);

}  // namespace tiers::cmd
