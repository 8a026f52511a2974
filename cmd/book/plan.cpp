#include <tiers/booking_plan.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookPlanOptions {
    std::string file;
};

void declare(Arguments& verb, BookPlanOptions& o) {
    verb.positional("file", o.file, tr("Changes as TOML or JSON lines; - for standard input"), Names::file);
}

int run(const BookPlanOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    auto store = call.open(Access::write);
    const Transaction rolled_back(store);
    const auto plan = booking::plan(store, booking::read_changes(store, {bytes, o.file, {}}));
    Document document;
    document.schema = "tiers.book.plan/1";
    document.sections = booking::plan_sections(store, plan, call.for_people());
    call.show(document);
    const auto* refused = plan.refused();
    return static_cast<int>(refused ? refused->exit : Exit::done);
}

}  // namespace

extern const Verb book_plan;
const Verb book_plan = verb<BookPlanOptions>("plan", msgid("Show what changes would do, without doing them"),
                                             Needs::write, uses_limit, declare, run, booking::plan_columns);

}  // namespace tiers::cmd
