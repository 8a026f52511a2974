#include <tiers/series.h>

#include <algorithm>
#include <iterator>

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

std::vector<Column> shown_columns() {
    auto columns = booking::columns();
    std::ranges::move(booking::series_columns(), std::back_inserter(columns));
    return columns;
}

int run(const BookShowOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto id = booking_ids(call, {o.booking}).front();
    const auto booking = booking::get(store, id);
    auto columns = shown_columns();
    auto row = booking::row(booking);
    std::ranges::move(booking::series_cells(store, booking), std::back_inserter(row));
    if (call.globals().explain) {
        const auto price = member::price_of_booking(store, id);
        columns.push_back({"why", tr("Why"), Kind::text});
        row.push_back(price ? cell(member::why(*price, call.language())) : Value());
    }
    call.show_one("tiers.book.show/1", std::move(columns), std::move(row));
    return 0;
}

}  // namespace

extern const Verb book_show;
const Verb book_show =
    verb<BookShowOptions>("show", msgid("Show a booking"), Needs::read, uses_explain, declare, run, shown_columns);

}  // namespace tiers::cmd
