#include <tiers/quote.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookQuoteOptions {
    std::string resource, when, member;
    std::int64_t seats = 1;
};

void declare(Arguments& verb, BookQuoteOptions& o) {
    verb.positional("resource", o.resource, tr("Resource to price"), Names::resource);
    verb.positional("when", o.when, tr("When, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--member", "WHO", o.member, tr("Who it is for: id, e-mail, or name"), Names::member);
    verb.option("--seats", "N", o.seats, tr("Seats to take"));
}

int run(const BookQuoteOptions& o, Invocation& call) {
    if (o.member.empty()) throw BadInput("missing_option", tr("--member is missing: who is it for?"));
    const auto store = call.open(Access::read);
    booking::QuoteRequest request;
    request.resource = o.resource;
    request.member = member::find(store, o.member).id;
    request.span = parse_span(o.when, zone_of(store, call, o.resource), call.now());
    request.seats = booking::seats_of(o.seats);
    const auto price = booking::quote(store, request);
    const auto outlook = booking::outlook(store, request);
    Document document;
    document.schema = "tiers.book.quote/1";
    document.sections.emplace_back(booking::quote_table(store, request, price, outlook, call.language()));
    if (call.globals().explain) {
        if (price) document.sections.emplace_back(booking::parts_table(*price));
        document.sections.emplace_back(steps_table(outlook.steps, call));
    }
    call.show(document);
    return 0;
}

}  // namespace

extern const Verb book_quote;
const Verb book_quote =
    verb<BookQuoteOptions>("quote", msgid("Say what a booking would cost, and whether a rule refuses it"), Needs::read,
                           uses_explain, declare, run, booking::quote_columns);

}  // namespace tiers::cmd
