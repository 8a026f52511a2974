#include <tiers/member.h>
#include <tiers/waiting.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookWaitOptions {
    std::optional<std::string> resource, when, member;
    std::string label;
    std::int64_t seats = 1;
    std::optional<std::int64_t> withdraw;
};

void declare(Arguments& verb, BookWaitOptions& o) {
    verb.positional("resource", o.resource, tr("Resource that is taken"), Names::resource);
    verb.positional("when", o.when, tr("When, for instance \"2026-12-01 14:00-16:00\""));
    verb.option("--member", "WHO", o.member, tr("Who waits: id, e-mail, or name"), Names::member);
    verb.option("--seats", "N", o.seats, tr("Seats to take"));
    verb.option("--label", "TEXT", o.label, tr("What it is for"));
    verb.option("--withdraw", "ID", o.withdraw, tr("Instead, wait no more under this id"));
}

void check(const BookWaitOptions& o, const Invocation& call) {
    if (o.withdraw && (o.resource || o.member || call.globals().key))
        throw BadInput("bad_options", tr("--withdraw takes the id of one who waits, and nothing else"));
    if (o.withdraw) return;
    if (!o.resource || !o.when) throw BadInput("missing_argument", tr("what is waited for, and when?"));
    if (!o.member) throw BadInput("missing_option", tr("--member is missing: who is it for?"));
}

booking::Waiting put_in_line(const BookWaitOptions& o, Store& store, const Invocation& call) {
    booking::WaitRequest request;
    request.resource = *o.resource;
    request.member = member::find(store, *o.member).id;
    request.span = parse_span(*o.when, zone_of(store, call, *o.resource), call.now());
    request.seats = booking::seats_of(o.seats);
    request.label = o.label;
    request.key = call.globals().key.value_or("");
    return booking::wait(store, request);
}

int run(const BookWaitOptions& o, Invocation& call) {
    check(o, call);
    auto store = open_settled(call);
    Transaction transaction(store);
    const auto one = o.withdraw ? booking::stop_waiting(store, *o.withdraw) : call.told(put_in_line(o, store, call));
    Table table{.columns = booking::waiting_columns(), .rows = {booking::waiting_row(one)}};
    table.sentences = {booking::waiting_sentence(o.withdraw ? tr("withdrawn") : tr("waiting"), one, call.language())};
    call.show("tiers.book.wait/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_wait;
const Verb book_wait = verb<BookWaitOptions>("wait", msgid("Wait for seats that are taken"), Needs::write,
                                             uses_dry_run | uses_key, declare, run, booking::waiting_columns);

}  // namespace tiers::cmd
