#pragma once

#include <tiers/survey.h>
#include <tiers/territory.h>

namespace tiers::event {

/// A member or a guest at one event, with category and territory as they were at registration.
struct Participant {
    Id id = 0;
    std::optional<std::int64_t> member;
    std::string name, email, organisation;
    std::string category;                   ///< of the organisation, as declared
    std::string profile;                    ///< the operator's word
    std::string commune, epci, department;  ///< INSEE, SIREN, code; empty where not known
    std::optional<Day> consent_again = {};  ///< of who was erased: when they agreed to be known again
};

/// Seats at an event, or at a session that is registered for by itself.
struct Registration {
    Id id = 0;
    std::string event_code;
    std::string session;   ///< code; empty: the event
    std::string category;  ///< code of that of its ticket; empty without
    std::string zone;
    Participant participant;
    std::int64_t heads = 1;
    std::string state;  ///< waiting, offered, confirmed
    std::string ended;  ///< empty while live: cancelled, lapsed, transferred
    std::optional<Instant> lapses;
    std::optional<Instant> ended_at;
    std::int64_t priority = 0;
    std::string reason;
    Instant created{};
    std::optional<std::int64_t> price;  ///< cents of all heads, as fixed; nothing where it is free
    std::optional<std::int64_t> paid;   ///< by a guest; what members pay is in their statement
    std::optional<std::int64_t> due;    ///< by a guest, below 0 to be given back; who waits owes nothing yet
    std::string currency;
    std::string ticket;  ///< the newest of the participant: none, issued, used, revoked

    /// The word of its end, else of its state.
    const std::string& stage() const { return ended.empty() ? state : ended; }
};

struct Registering {
    std::string event;
    std::vector<std::string> sessions;          ///< codes; empty: the event as a whole
    Participant who;                            ///< a member's own name, e-mail and so on where they are left out
    std::optional<territory::Commune> commune;  ///< home
    std::int64_t heads = 1;
    std::string ticket = {};    ///< code of a category, for an event that has some
    bool wait = false;          ///< on the waiting list, where there is no seat
    std::int64_t priority = 0;  ///< of the waiting list: higher comes first
    TypedAnswers answers = {};  ///< to what the event asks
    std::string key = {};
};
struct Registered {
    std::vector<Registration> registrations;
    bool duplicate = false;  ///< the key was known: nothing was changed
};
/// Throws NotFound, BadInput, Refused (registrations are not taken now, a required question is not answered), and
/// Conflict: registered already, or full.
TIERS_API Registered register_for(Store& store, const Registering& request);

/// Ends them; who waits comes in. Throws NotFound, Conflict for one that has ended.
TIERS_API std::vector<Registration> unregister(Store& store, const std::vector<Id>& ids, const std::string& reason);
/// The codes of the events of some registrations, each once.
TIERS_API std::vector<std::string> events_of(const Store& store, const std::vector<Id>& registrations);
/// Takes a seat that is offered. Throws Conflict where none is.
TIERS_API Registration accept(Store& store, Id id);
/// Somebody else comes in the place of one, who answers what the event asks: the seat is not given to the waiting list.
TIERS_API Registration transfer(Store& store, Id id, const Participant& to,
                                const std::optional<territory::Commune>& commune, const TypedAnswers& answers = {});

/// Ends offers that have lapsed, and gives or offers what seats are free in order of priority and asking: nobody is
/// passed over for a seat that they wait for. Every write that may free a seat does it; repeating it changes nothing.
/// Those that came in.
TIERS_API std::vector<Registration> promote(Store& store, std::string_view event);

struct RegistrationQuery {
    std::optional<std::string> session;  ///< code; empty: those of the event as a whole
    std::optional<std::string> state;    ///< a state or an end
    bool ended = false;
};
/// In order of id.
TIERS_API std::vector<Registration> registrations(const Store& store, std::string_view event,
                                                  const RegistrationQuery& query);

/// Why one that waits has no seat: session_full, category_full, event_full, behind (others wait before for the same
/// seats), not_open, begun.
struct Wait {
    Registration registration;
    std::int64_t place = 0;  ///< in the order
    std::string why;
};
TIERS_API std::vector<Wait> waiting(const Store& store, std::string_view event);

TIERS_API std::vector<Column> registration_columns();
TIERS_API Row registration_row(const Registration& registration);
TIERS_API std::string registration_sentence(std::string_view done, const Registration& registration);
TIERS_API std::vector<Column> event_waiting_columns();
TIERS_API Row event_waiting_row(const Wait& wait);

/// A participant of an event by id, e-mail, exact name or unique prefix of the name. Throws NotFound, BadInput.
TIERS_API Participant find_participant(const Store& store, std::string_view event, std::string_view who);

}  // namespace tiers::event
