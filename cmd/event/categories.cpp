#include <tiers/catalogue.h>
#include <tiers/event_category.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventCategoriesOptions {
    std::string event;
};

void declare(Arguments& verb, EventCategoriesOptions& o) {
    verb.positional("event", o.event, tr("Event whose tickets they are"), Names::event);
}

int run(const EventCategoriesOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    Table table{.columns = event::event_category_columns()};
    const auto currency = catalogue::operator_of(store).currency;
    table.empty = tr("no ticket category");
    for (const auto& one : event::categories(store, event::get(store, o.event)))
        table.rows.push_back(event::event_category_row(one, currency));
    call.show("tiers.event.categories/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_categories;
const Verb event_categories =
    verb<EventCategoriesOptions>("categories", msgid("List the categories of tickets for an event, and their seats"),
                                 Needs::read, uses_none, declare, run, event::event_category_columns);

}  // namespace tiers::cmd
