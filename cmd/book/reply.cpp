#include <tiers/invitation.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookReplyOptions {
    std::string file;
};

void declare(Arguments& verb, BookReplyOptions& o) {
    verb.positional("file", o.file, tr("A mail, or the calendar in it; - is standard input"), Names::file);
}

int run(const BookReplyOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    auto store = open_settled(call);
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto answered = exchange::take_answer(store, bytes);
    call.show("tiers.book.reply/1", Table{.columns = exchange::answer_columns(),
                                          .rows = {exchange::answer_row(answered)},
                                          .sentences = {exchange::sentence(answered, call.language())}});
    if (answered.verdict == "outdated") call.say("booking {} has changed since it was answered", answered.booking.id);
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_reply;
const Verb book_reply =
    verb<BookReplyOptions>("reply", msgid("Take what a member answered to an invitation: no cancels the booking"),
                           Needs::write, uses_dry_run | uses_limit, declare, run, exchange::answer_columns);

}  // namespace tiers::cmd
