#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/outline.h>
#include <algorithm>

#include "base/text.h"
#include "event/event_store.h"
#include "event/outcome_store.h"
#include "event/proposal_store.h"
#include "member/check.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

OutcomeOf outcome_of(const Store& store, const Event& event, const Bringing& request) {
    if (request.session && request.topic)
        throw BadInput("bad_options", tr("an outcome is of a session or of a topic, not of both"));
    OutcomeOf of;
    if (request.session) of.session = standing_session(store, event, *request.session).id;
    if (request.topic) of.proposal = standing_topic(store, event, *request.topic).id;
    return of;
}

/// The first line of the root, where no title is given.
std::string title_of(const Bringing& request) {
    auto title = request.title.value_or(std::string(split(request.tree.text, '\n').front()));
    member::check_line("title", title);
    if (title.empty()) throw BadInput("no_title", tr("an outcome has a title"), "--title");
    return title;
}

Outcome standing_outcome(const Store& store, const Event& event, Id id) {
    auto outcome = get_outcome(store, event.code, id);
    if (outcome.withdrawn)
        throw Conflict("withdrawn", say("outcome '{}' was withdrawn", id), say("tiers event outcomes {}", event.code));
    return outcome;
}

void take_back(Store& store, const Outcome& outcome) {
    set_outcome_withdrawn(store, outcome.id);
    record_outcome(store, "withdrawn", outcome);
}

}  // namespace

Outcome bring_back(Store& store, const Bringing& request) {
    const auto event = get(store, request.event);
    const request_key::Request asked(
        "event outcome",
        fmt::format("{}|{}|{}|{}|{}|{}", event.code, request.session.value_or(""), request.topic.value_or(""),
                    request.title.value_or(""), request.replace.value_or(0),
                    outline::written(request.tree, outline::Format::markdown)));
    if (!request.key.empty())
        if (const auto id = request_key::known(store, request.key, asked))
            return get_outcome(store, event.code, whole_number(*id).value_or(0));
    const auto title = title_of(request);
    if (request.replace) take_back(store, standing_outcome(store, event, *request.replace));
    const auto id = insert_outcome(store, event, outcome_of(store, event, request), title, request.tree);
    auto made = get_outcome(store, event.code, id);
    record_outcome(store, "brought", made);
    if (!request.key.empty()) request_key::remember(store, request.key, asked, std::to_string(id));
    return made;
}

Outcome withdraw_outcome(Store& store, std::string_view event, Id id) {
    const auto of = get(store, event);
    take_back(store, standing_outcome(store, of, id));
    return get_outcome(store, event, id);
}

std::vector<Outcome> outcomes(const Store& store, std::string_view event, bool withdrawn) {
    auto found = select_outcomes(store, get(store, event), {});
    if (!withdrawn) std::erase_if(found, [](const Outcome& one) { return one.withdrawn.has_value(); });
    return found;
}

Outcome get_outcome(const Store& store, std::string_view event, Id id) {
    auto found = select_outcomes(store, get(store, event), id);
    if (found.empty())
        throw NotFound("unknown_outcome", say("event '{}' has no outcome '{}'", event, id),
                       say("tiers event outcomes {}", event));
    return std::move(found.front());
}

}  // namespace tiers::event
