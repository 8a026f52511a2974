#include <tiers/event_payment.h>

#include "cmd/event/fields.h"

namespace tiers::cmd {

namespace {

struct EventPayOptions {
    std::string registration, amount, method, reference;
    std::optional<std::string> on;
    bool back = false;
};

void declare(Arguments& verb, EventPayOptions& o) {
    verb.positional("registration", o.registration, tr("Id of the registration of a guest"));
    verb.positional("amount", o.amount, tr("What was paid, for instance 45.00"));
    verb.option("--method", "MEANS", o.method, tr("How: transfer, cash, helloasso ..."));
    verb.option("--reference", "TEXT", o.reference, tr("Reference; the same means and reference are noted once"));
    verb.option("--on", "DAY", o.on, tr("Day of the payment; today when left out"));
    verb.flag("--back", o.back, tr("It was given back"));
}

int run(const EventPayOptions& o, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    event::Payment wanted;
    wanted.registration = registration_ids(call, {o.registration}).front();
    wanted.amount = catalogue::parse_money(o.amount) * (o.back ? -1 : 1);
    wanted.day = o.on ? parse_day(*o.on) : call.today();
    wanted.means = o.method;
    wanted.reference = o.reference;
    const auto noted = call.told(event::pay(store, wanted, call.globals().key.value_or("")));
    Table table{.columns = event::event_payment_columns(), .rows = {event::event_payment_row(noted)}};
    table.sentences = {say("noted  {}  {}  {}  left to pay: {}", id_text(noted.id), noted.name,
                           money_text(noted.amount, noted.currency, call),
                           money_text(noted.due, noted.currency, call))};
    call.show("tiers.event.pay/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_pay;
const Verb event_pay = verb<EventPayOptions>("pay", msgid("Note what a guest paid for a registration"), Needs::write,
                                             uses_dry_run | uses_key, declare, run, event::event_payment_columns);

}  // namespace tiers::cmd
