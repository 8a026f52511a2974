#include <tiers/booking_plan.h>

#include "cmd/book/site.h"
#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct BookApplyOptions {
    std::string file;
};

void declare(Arguments& verb, BookApplyOptions& o) {
    verb.positional("file", o.file, tr("A plan, or changes as for plan; - for standard input"), Names::file);
}

/// The plan of changes that nobody has seen one of, to be agreed to.
booking::ChangePlan plan_of(Store& store, const booking::RowsFile& file) {
    const Transaction rolled_back(store);
    return booking::plan(store, booking::read_changes(store, file));
}

bool agreed(const Store& store, const booking::ChangePlan& plan, Invocation& call) {
    if (plan.refused() || call.globals().dry_run) return true;
    return call.confirm(booking::plan_question(store, plan, call.language()));
}

/// A booking that was only tried has no id yet, and no series.
booking::Applied told(booking::Applied applied, const Invocation& call) {
    for (auto& line : applied.lines) {
        if (applied.duplicate || line.change.what != "add") continue;
        line.bookings = call.told(std::move(line.bookings));
        for (auto& booking : line.bookings)
            if (booking.id == 0) booking.series.reset();
    }
    return applied;
}

int run(const BookApplyOptions& o, Invocation& call) {
    const auto bytes = call.read_input(o.file);
    auto store = open_settled(call);
    auto plan = booking::is_plan(bytes) ? std::optional(booking::read_plan(bytes, o.file)) : std::nullopt;
    const auto request = plan ? plan->digest() : bytes;
    const auto key = call.globals().key.value_or(plan ? "book plan " + request : std::string());
    if (!plan) {
        plan = plan_of(store, {bytes, o.file, {}});
        if (!agreed(store, *plan, call)) {
            call.say("nothing was changed");
            return 0;
        }
    }
    Transaction transaction(store);
    const Promotions promotions(store);
    const auto applied = told(booking::apply(store, *plan, key, request), call);
    call.show("tiers.book.apply/1", booking::applied_table(applied, call.language()));
    promotions.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb book_apply;
const Verb book_apply =
    verb<BookApplyOptions>("apply", msgid("Make all the changes of a plan, or none"), Needs::write,
                           uses_dry_run | uses_yes | uses_key | uses_limit, declare, run, booking::applied_columns);

}  // namespace tiers::cmd
