#include <tiers/ticket.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventKeysOptions {
    std::optional<std::string> what;
    bool distrust = false;
};

void declare(Arguments& verb, EventKeysOptions& o) {
    verb.positional("what", o.what, tr("list, the default, or rotate: the next ticket is signed with a new key"));
    verb.flag("--distrust", o.distrust, tr("With rotate: tickets signed so far are let in no more"));
}

Table keys_table(const std::vector<event::SigningKey>& keys) {
    Table table{.columns = event::signing_key_columns(), .empty = tr("no key: the first ticket makes one")};
    for (const auto& key : keys) table.rows.push_back(event::signing_key_row(key));
    return table;
}

int rotate(bool distrust, Invocation& call) {
    auto store = call.open(Access::write);
    Transaction transaction(store);
    auto table = keys_table(event::rotate_signing_key(store, distrust));
    call.show("tiers.event.keys/1", std::move(table));
    return call.finish(transaction);
}

int run(const EventKeysOptions& o, Invocation& call) {
    const auto what = o.what.value_or("list");
    if (what == "rotate") return rotate(o.distrust, call);
    if (what != "list" || o.distrust)
        throw BadInput("bad_options", tr("event keys lists, or rotates, with --distrust"), "tiers event keys rotate");
    const auto store = call.open(Access::read);
    call.show("tiers.event.keys/1", keys_table(event::signing_keys(store)));
    return 0;
}

}  // namespace

extern const Verb event_keys;
const Verb event_keys = verb<EventKeysOptions>("keys", msgid("List or rotate the keys that tickets are signed with"),
                                               Needs::write, uses_dry_run, declare, run, event::signing_key_columns);

}  // namespace tiers::cmd
