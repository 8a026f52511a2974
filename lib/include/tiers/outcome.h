#pragma once

#include <tiers/barcamp.h>
#include <tiers/topic.h>

namespace tiers::event {

/// What a group brought back: a mind map, of an event, of one of its sessions, or of a topic.
struct Outcome {
    Id id = 0;
    std::string event_code;
    std::string session;  ///< code: its own, or that of what the topic became; empty without
    std::optional<Id> proposal;
    std::string topic;  ///< title of the proposal
    std::string title;
    std::int64_t topics = 0;  ///< of the mind map, with its root
    std::string zone;
    std::optional<Instant> withdrawn;
    Instant created{};
};

struct Bringing {
    std::string event = {};
    std::optional<std::string> session = {};  ///< code
    std::optional<std::string> topic = {};    ///< id, title or unique beginning of one
    std::optional<std::string> title = {};    ///< the text of the root when left out
    std::optional<Id> replace = {};           ///< the outcome whose place it takes
    Topic tree = {};
    std::string key = {};
};
/// Keeps it. Throws NotFound, BadInput (of a session and a topic at once, without a title), and Conflict for the
/// replacement of one that was withdrawn.
TIERS_API Outcome bring_back(Store& store, const Bringing& request);
TIERS_API Outcome withdraw_outcome(Store& store, std::string_view event, Id id);

/// In order of id; those withdrawn when asked for.
TIERS_API std::vector<Outcome> outcomes(const Store& store, std::string_view event, bool withdrawn = false);
/// One of them, withdrawn or not. Throws NotFound.
TIERS_API Outcome get_outcome(const Store& store, std::string_view event, Id id);
TIERS_API Topic mind_map(const Store& store, const Outcome& outcome);

TIERS_API std::vector<Column> outcome_columns();
TIERS_API Row outcome_row(const Outcome& outcome);
TIERS_API std::string outcome_sentence(std::string_view done, const Outcome& outcome);

/// The mind map of an outcome: drawn for people, a row a topic for machines.
TIERS_API std::vector<Column> mind_map_columns();
TIERS_API Document mind_map_page(const Store& store, const Outcome& outcome);
TIERS_API Document mind_map_rows(const Store& store, const Outcome& outcome);

}  // namespace tiers::event
