#pragma once

#include <tiers/session.h>

namespace tiers::event {

/// Who brings a topic: somebody who takes part, or a name.
struct Host {
    std::optional<Id> participant;
    std::string name;
    std::optional<std::int64_t> member;
};

/// A topic offered at an event.
struct Proposal {
    Id id = 0;
    std::string event_code, title, summary;
    std::string state;  ///< proposed, merged, withdrawn
    std::optional<Id> merged_into;
    std::vector<Host> hosts;   ///< those of topics merged into it too
    std::int64_t wishes = 0;   ///< people who want it, or one merged into it
    std::int64_t hands = 0;    ///< counted at a show of hands; of merged topics the most
    std::optional<Id> placed;  ///< session it became
    std::string session;       ///< its code; empty where there is none or it is cancelled
};

struct Proposing {
    std::string event;
    std::vector<std::string> titles;
    std::string summary;
    std::vector<std::string> hosts;  ///< of each title: participants where they are found, and names else
    std::string key = {};
};
/// Throws NotFound, BadInput, and Conflict for an event that has ended or a title that it has already.
TIERS_API std::vector<Proposal> propose(Store& store, const Proposing& request);
/// In the order they were proposed; merged and withdrawn ones when asked for.
TIERS_API std::vector<Proposal> proposals(const Store& store, std::string_view event, bool all = false);

/// Takes one topic into another, with its hosts and wishes. Throws NotFound, Conflict.
TIERS_API Proposal merge_topic(Store& store, std::string_view event, std::string_view topic, std::string_view into);
/// Withdraws a topic; the session it became is cancelled.
TIERS_API Proposal withdraw_topic(Store& store, std::string_view event, std::string_view topic);

/// The one ballot of a participant: the topics they want, in place of those of a former ballot. Topics by id, title or
/// unique beginning of one. The topics as they stand then.
TIERS_API std::vector<Proposal> vote(Store& store, std::string_view event, std::string_view who,
                                     const std::vector<std::string>& topics);
/// How many hands went up for a topic, in place of a former count.
TIERS_API Proposal count_hands(Store& store, std::string_view event, std::string_view topic, std::int64_t hands);

TIERS_API std::vector<Column> proposal_columns();
TIERS_API Row proposal_row(const Proposal& proposal);
TIERS_API std::string proposal_sentence(std::string_view done, const Proposal& proposal);

}  // namespace tiers::event
