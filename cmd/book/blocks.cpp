#include <tiers/block.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookBlocksOptions {
    std::string period = "today..";
};

void declare(Arguments& verb, BookBlocksOptions& o) {
    verb.option("--period", "PERIOD", o.period,
                tr("When, for instance 2026-03 or last-week; from today on when left out"));
}

int run(const BookBlocksOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    const auto zone = zone_of(store, call);
    const auto within = span_of(parse_period(o.period, zone.day(call.now())), zone);
    const auto place = call.globals().place ? catalogue::find_place(store, *call.globals().place).id : "";
    Table table;
    table.columns = booking::block_columns();
    table.empty = tr("nothing but the declared hours");
    for (const auto& block : booking::blocks(store, within, place)) table.rows.push_back(booking::block_row(block));
    call.show("tiers.book.blocks/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb book_blocks;
const Verb book_blocks = verb<BookBlocksOptions>("blocks", msgid("List exceptional closings and openings"), Needs::read,
                                                 uses_place, declare, run, booking::block_columns);

}  // namespace tiers::cmd
