#include <tiers/handover.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookHandoversOptions {
    std::string resource;
    bool late = false, all = false;
};

void declare(Arguments& verb, BookHandoversOptions& o) {
    verb.option("--resource", "ID", o.resource, tr("Only this resource"), Names::resource);
    verb.flag("--late", o.late, tr("Only what was due back by now"));
    verb.flag("--all", o.all, tr("Also what is back"));
}

int run(const BookHandoversOptions& o, Invocation& call) {
    if (o.late && o.all) throw BadInput("bad_options", tr("--late and --all exclude each other"));
    const auto store = call.open(Access::read);
    Table table;
    table.columns = booking::handover_columns();
    table.empty = o.late ? tr("nothing is late") : tr("nothing is out");
    for (const auto& one : booking::handovers(store, {o.resource, o.late, o.all}))
        table.rows.push_back(booking::handover_row(one));
    call.show("tiers.book.handovers/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb book_handovers;
const Verb book_handovers = verb<BookHandoversOptions>("handovers", msgid("List what is handed over and due back"),
                                                       Needs::read, uses_none, declare, run, booking::handover_columns);

}  // namespace tiers::cmd
