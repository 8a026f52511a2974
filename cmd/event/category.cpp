#include <tiers/catalogue.h>
#include <tiers/event_category.h>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventCategoryOptions {
    std::string event, category;
    std::optional<std::string> title, capacity, price;
};

void declare(Arguments& verb, EventCategoryOptions& o) {
    verb.positional("event", o.event, tr("Event whose tickets they are"), Names::event);
    verb.positional("category", o.category, tr("Id of the category, one to add or one that is there"));
    verb.option("--title", "TEXT", o.title, tr("What it is called"));
    verb.option("--capacity", "N", o.capacity, tr("People it takes, or none for no limit but that of the event"));
    verb.option("--price", "AMOUNT", o.price, tr("What one person pays, for instance 12.50, or free"));
}

int run(const EventCategoryOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const CameIn came_in(store, o.event);
    event::CategoryEdit edit{.title = o.title, .capacity = {}, .price = {}};
    if (o.capacity) edit.capacity = capacity_of(*o.capacity);
    if (o.price) edit.price = price_of(*o.price);
    const auto put = event::put_category(store, o.event, o.category, edit);
    Table table{.columns = event::event_category_columns(),
                .rows = {event::event_category_row(put.category, catalogue::operator_of(store).currency)}};
    table.sentences = {event::event_category_sentence(put.added ? tr("added") : tr("changed"), put.category)};
    call.show("tiers.event.category/1", std::move(table));
    came_in.tell(store, call);
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_category;
const Verb event_category =
    verb<EventCategoryOptions>("category", msgid("Add or change a category of tickets for an event"), Needs::write,
                               uses_dry_run, declare, run, event::event_category_columns);

}  // namespace tiers::cmd
