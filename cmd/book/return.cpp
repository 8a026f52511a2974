#include <tiers/handover.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookReturnOptions {
    std::string booking, note;
    std::optional<std::string> item, at;
};

void declare(Arguments& verb, BookReturnOptions& o) {
    verb.positional("booking", o.booking, tr("Booking id"), Names::booking);
    verb.option("--item", "TEXT", o.item, tr("Only this; all that is out with the booking when left out"));
    verb.option("--at", "TIME", o.at, tr("When, if not now; a time alone is of today"));
    verb.option("--note", "TEXT", o.note, tr("The state it came back in"));
}

int run(const BookReturnOptions& o, Invocation& call) {
    auto store = open_settled(call);
    Transaction transaction(store);
    const auto id = booking_ids(call, {o.booking}).front();
    const auto zone = Zone::named(booking::get(store, id).zone);
    const auto at = o.at ? parse_instant(*o.at, zone, call.now()) : call.now();
    Table table{.columns = booking::handover_columns()};
    for (const auto& one : booking::bring_back(store, id, o.item, at, o.note)) {
        table.rows.push_back(booking::handover_row(one));
        table.sentences.push_back(booking::handover_sentence(tr("returned"), one, call.language()));
    }
    call.show("tiers.book.return/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_return;
const Verb book_return = verb<BookReturnOptions>("return", msgid("Note that what was handed over is back"),
                                                 Needs::write, uses_dry_run, declare, run, booking::handover_columns);

}  // namespace tiers::cmd
