#pragma once

#include <tiers/registration.h>
#include <tiers/session.h>
#include <optional>
#include <string>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What event add and event edit take in common.
struct EventFields {
    std::optional<std::string> summary, organiser, edition, capacity, opens, closes, offer, price;
};
void declare_event_fields(Arguments& verb, EventFields& fields);
/// What is given; times are in the clock of the place.
event::EventEdit edit_of_event(const EventFields& fields, const Store& store, const Zone& zone, const Invocation& call);

/// What event session and event change take in common.
struct SessionFields {
    std::optional<std::string> kind, track, summary, room, location, capacity, gives, price;
    std::vector<std::string> speakers, overrides;
};
void declare_session_fields(Arguments& verb, SessionFields& fields);
/// Members where they are found, and names else.
std::vector<event::Speaker> speakers_of(const Store& store, const std::vector<std::string>& words);

/// Who takes part: a member, or a guest by name.
struct ParticipantFields {
    std::optional<std::string> member, name, email, organisation, category, profile, commune, again;
    std::vector<std::string> answers;
};
void declare_participant(Arguments& verb, ParticipantFields& fields);
event::Participant participant_of(const ParticipantFields& fields, const Store& store);
/// What they answer to the questions of the event. Throws BadInput for what answers nothing.
event::TypedAnswers answers_of(const ParticipantFields& fields);
/// Where they live: as given, or as is known of a member.
std::optional<territory::Commune> home_of(const ParticipantFields& fields, const Store& store, const Invocation& call);

/// A number of people, or "none" for no limit. Throws BadInput.
std::optional<std::int64_t> capacity_of(const std::string& typed);

/// Cents, or "free" for nothing. Throws BadInput.
std::optional<std::int64_t> price_of(const std::string& typed);
std::string money_text(std::int64_t cents, const std::string& currency, const Invocation& call);

/// Registrations by their ids.
std::vector<event::Id> registration_ids(Invocation& call, const std::vector<std::string>& words);

/// What a writing verb did: rows for machines, a line each for people.
Table event_receipt(const char* done, const event::Event& event, Language language);
Table session_receipt(const char* done, const std::vector<event::Session>& sessions, Language language);
Table registration_receipt(const char* done, const std::vector<event::Registration>& all);

/// People are told of these columns as well as machines.
void tell_columns(Table& table, std::initializer_list<std::string_view> names);
/// People are told of ticket categories, prices and tickets where an event has some.
void tell_categories(const Store& store, const std::string& event, Table& table);
void tell_prices(const std::vector<event::Registration>& all, Table& table);
void tell_tickets(const std::vector<event::Registration>& all, Table& table);
/// Says which speakers are at another session at that time.
void tell_clashes(const Store& store, const std::vector<event::Session>& sessions, Invocation& call);
/// Says what guests owe for these.
void tell_due(const std::vector<event::Registration>& all, Invocation& call);

/// Tells who came in from the waiting list of an event since it was made.
class CameIn {
public:
    CameIn(const Store& store, std::string event);
    void tell(const Store& store, Invocation& call) const;

private:
    std::string event_;
    std::vector<event::Id> waited_;
};

}  // namespace tiers::cmd
