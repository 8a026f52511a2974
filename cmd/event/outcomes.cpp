#include <tiers/outcome.h>
#include <tiers/outline.h>

#include "cmd/invocation.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

struct EventOutcomesOptions {
    std::string event;
    std::optional<std::string> outcome;
    bool all = false;
};

void declare(Arguments& verb, EventOutcomesOptions& o) {
    verb.positional("event", o.event, tr("Event they were brought back from"), Names::event);
    verb.positional("outcome", o.outcome, tr("The one whose mind map is shown, or written as mm, opml, md, mermaid"));
    verb.flag("--all", o.all, tr("Also those that were withdrawn"));
}

/// The format of a mind map that is a file of its own.
std::optional<outline::Format> map_format(const Invocation& call) {
    switch (call.asked_format().value_or(render::Format::table)) {
        case render::Format::mm:
            return outline::Format::freemind;
        case render::Format::opml:
            return outline::Format::opml;
        case render::Format::md:
            return outline::Format::markdown;
        case render::Format::mermaid:
            return outline::Format::mermaid;
        default:
            return std::nullopt;
    }
}

bool draws_map(const Invocation& call) {
    const auto format = call.asked_format().value_or(render::Format::table);
    return call.globals().fields.empty() &&
           (format == render::Format::table || format == render::Format::html || format == render::Format::svg);
}

void show_map(const Store& store, const event::Outcome& outcome, Invocation& call) {
    call.speak_on_page(catalogue::operator_of(store).language);
    if (const auto format = map_format(call))
        call.write(outline::written(event::mind_map(store, outcome), *format));
    else
        call.show(draws_map(call) ? event::mind_map_page(store, outcome) : event::mind_map_rows(store, outcome));
}

int run(const EventOutcomesOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    if (o.outcome) {
        const auto id = whole(*o.outcome);
        if (!id) throw BadInput("bad_number", say("'{}' is not a whole number", *o.outcome));
        show_map(store, event::get_outcome(store, o.event, *id), call);
        return 0;
    }
    Table table{.columns = event::outcome_columns()};
    table.empty = tr("nothing was brought back yet");
    for (const auto& one : event::outcomes(store, o.event, o.all)) table.rows.push_back(event::outcome_row(one));
    call.show("tiers.event.outcomes/1", std::move(table));
    return 0;
}

}  // namespace

extern const Verb event_outcomes;
const Verb event_outcomes =
    verb<EventOutcomesOptions>("outcomes", msgid("List what groups produced, or show one of their mind maps"),
                               Needs::read, uses_none, declare, run, event::outcome_columns);

}  // namespace tiers::cmd
