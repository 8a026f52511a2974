#include <tiers/outcome.h>
#include <tiers/outline.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct EventOutcomeOptions {
    std::string event;
    std::optional<std::string> file, session, topic, title;
    std::optional<std::int64_t> replace, withdraw;
};

void declare(Arguments& verb, EventOutcomeOptions& o) {
    verb.positional("event", o.event, tr("Event it was brought back from"), Names::event);
    verb.positional("file", o.file,
                    tr("Mind map: FreeMind or Freeplane, OPML, Markdown lists or Mermaid; - for standard input"),
                    Names::file);
    verb.option("--session", "ID", o.session, tr("Session whose group made it"));
    verb.option("--topic", "TOPIC", o.topic, tr("Topic of a barcamp it is about: an id, or a title"));
    verb.option("--title", "TEXT", o.title, tr("Its title; what stands in the middle of the map if left out"));
    verb.option("--replace", "OUTCOME", o.replace, tr("Take the place of an outcome, which is withdrawn"));
    verb.option("--withdraw", "OUTCOME", o.withdraw, tr("Withdraw an outcome, and take nothing back"));
}

event::Outcome bring_back(Store& store, const EventOutcomeOptions& o, Invocation& call) {
    if (!o.file) throw BadInput("missing_argument", tr("which file is it?"));
    return call.told(event::bring_back(store, {.event = o.event,
                                               .session = o.session,
                                               .topic = o.topic,
                                               .title = o.title,
                                               .replace = o.replace,
                                               .tree = outline::read(call.read_input(*o.file), *o.file),
                                               .key = call.globals().key.value_or("")}));
}

int run(const EventOutcomeOptions& o, Invocation& call) {
    if (o.withdraw && (o.file || o.session || o.topic || o.title || o.replace))
        throw BadInput("bad_options", tr("--withdraw stands alone"));
    auto store = call.open(Access::write);
    Transaction transaction(store);
    const auto outcome = o.withdraw ? event::withdraw_outcome(store, o.event, *o.withdraw) : bring_back(store, o, call);
    Table table{.columns = event::outcome_columns(), .rows = {event::outcome_row(outcome)}};
    table.sentences = {event::outcome_sentence(o.withdraw ? tr("withdrawn") : tr("brought back"), outcome)};
    call.show("tiers.event.outcome/1", std::move(table));
    return call.finish(transaction);
}

}  // namespace

extern const Verb event_outcome;
const Verb event_outcome =
    verb<EventOutcomeOptions>("outcome", msgid("Take back what a group produced: a mind map"), Needs::write,
                              uses_dry_run | uses_key | uses_limit, declare, run, event::outcome_columns);

}  // namespace tiers::cmd
