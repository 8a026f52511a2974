#include <tiers/error.h>
#include <tiers/registration.h>
#include <algorithm>

#include "base/json.h"
#include "event/event_store.h"
#include "event/proposal_store.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

void withdraw_ballot(Store& store, Id participant) {
    store.db()
        .prepare("update wish set withdrawn = :now where participant_id = :who and withdrawn is null")
        .bind(":now", store.now())
        .bind(":who", participant)
        .run();
}

void insert_wish(Store& store, Id participant, Id proposal) {
    store.db()
        .prepare("insert into wish (proposal_id, participant_id, created) values (:proposal, :who, :now)")
        .bind(":proposal", proposal)
        .bind(":who", participant)
        .bind(":now", store.now())
        .run();
}

}  // namespace

std::vector<Proposal> vote(Store& store, std::string_view event_code, std::string_view who,
                           const std::vector<std::string>& topics) {
    const auto event = standing_event(store, event_code);
    const auto participant = find_participant(store, event.code, who);
    std::vector<Id> wanted;
    for (const auto& topic : topics) wanted.push_back(standing_topic(store, event, topic).id);
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    withdraw_ballot(store, participant.id);
    for (const auto id : wanted) insert_wish(store, participant.id, id);
    journal::write(store, "ballot", participant.id,
                   written(Json{{"done", "voted"}, {"event", event.code}, {"topics", wanted}}));
    std::vector<Proposal> found;
    for (const auto id : wanted) found.push_back(standing_topic(store, event, std::to_string(id)));
    return found;
}

Proposal count_hands(Store& store, std::string_view event_code, std::string_view topic, std::int64_t hands) {
    if (hands < 0) throw BadInput("bad_number", tr("hands are counted from 0"));
    const auto event = standing_event(store, event_code);
    const auto id = standing_topic(store, event, topic).id;
    store.db()
        .prepare("update show_of_hands set withdrawn = :now where proposal_id = :id and withdrawn is null")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    store.db()
        .prepare("insert into show_of_hands (proposal_id, count, created) values (:id, :count, :now)")
        .bind(":id", id)
        .bind(":count", hands)
        .bind(":now", store.now())
        .run();
    auto found = standing_topic(store, event, std::to_string(id));
    record_proposal(store, "counted", found);
    return found;
}

}  // namespace tiers::event
