#include <fmt/format.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "event/category_store.h"
#include "event/event_pricing.h"
#include "event/event_store.h"
#include "event/participant_store.h"
#include "event/registering.h"
#include "event/registration_store.h"
#include "event/seats.h"
#include "event/survey_store.h"
#include "member/check.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

std::string answers_text(const TypedAnswers& answers) {
    std::string all;
    for (const auto& [question, answer] : answers) all += fmt::format("|{}={}", question, answer);
    return all;
}

/// All of what is asked, for telling a retry from another request.
std::string request_text(const Registering& request) {
    return join({request.event, join(request.sessions, " "),
                 request.who.member ? std::to_string(*request.who.member) : "", request.who.name, request.who.email,
                 request.who.organisation, request.who.category, request.who.profile,
                 request.commune ? request.commune->insee : "", std::to_string(request.heads),
                 request.wait ? "wait" : "", std::to_string(request.priority)},
                "|") +
           (request.ticket.empty() ? "" : fmt::format("|ticket {}", request.ticket)) + answers_text(request.answers);
}

/// The event as a whole, or some of its sessions.
std::vector<Target> targets(const Store& store, const Event& event, const Registering& request) {
    if (request.sessions.empty())
        return {{.category = wanted_category(event, categories(store, event), request.ticket)}};
    refuse_ticket_of_session(request.ticket);
    std::vector<Target> all;
    for (const auto& code : request.sessions) {
        auto session = standing_session(store, event, code);
        refuse_session(event, session, store.now());
        all.push_back({.session = std::move(session)});
    }
    return all;
}

void refuse_registered(const Store& store, const Event& event, const Participant& who,
                       const std::optional<Session>& session) {
    if (const auto id = live_registration_of(store, who.id, session))
        throw Conflict("registered", say("participant {} is registered already: registration {}", who.id, *id),
                       say("tiers event registrations {}", event.code));
}

/// Of what is full.
std::int64_t seats_left(const Store& store, const Event& event, const Registration& one, std::string_view why) {
    if (why == "category_full") return *find_category(categories(store, event), one.category)->left();
    if (why == "event_full") return *event.capacity - event.taken;
    const auto of = get_session(store, event.code, one.session);
    return *of.capacity - of.taken;
}

/// Where somebody lacks a seat: at the session, in the category, or at the event.
std::string lacking_at(const Registration& one, std::string_view why) {
    const auto& within = one.session.empty() ? one.category : one.session;
    return why == "event_full" || within.empty() ? one.event_code : within;
}

/// One that was asked for with others: all have a seat, or wait where that is agreed to.
void refuse_full(const Store& store, std::string_view code, const Registration& one, bool wait) {
    if (one.state != "waiting" || wait) return;
    const auto event = get(store, code);
    const auto why = why_waiting(store, event, one.id);
    const auto where = lacking_at(one, why);
    throw Conflict("full",
                   why == "behind" ? say("cannot register for '{}': others wait for its seats", where)
                                   : say("cannot register for '{}': seats left: {}, wanted: {}", where,
                                         seats_left(store, event, one, why), one.heads),
                   tr("--wait puts the registration on the waiting list"));
}

std::vector<Registration> registered_before(const Store& store, const std::string& ids) {
    std::vector<Registration> all;
    for (const auto id : split(ids, ' ')) all.push_back(get_registration(store, *whole_number(id)));
    return all;
}

}  // namespace

void refuse_closed(const Event& event, Instant now) {
    if (takes_registrations(event, now)) return;
    const auto zone = Zone::named(event.zone);
    auto why = say("its registrations are not open: it is {}", tr(event.state.c_str()));
    if (event.state == "open" && event.opens && now < *event.opens)
        why = say("registrations open at {}", iso(zone.wall(*event.opens)));
    else if (event.state == "open")
        why = say("registrations closed at {}", iso(zone.wall(*event.closes)));
    throw Refused("not_open", say("cannot register for '{}': {}", event.code, why),
                  event.state == "draft" ? say("tiers event open {}", event.code) : std::string());
}

void refuse_session(const Event& event, const Session& session, Instant now) {
    if (!session.signup)
        throw Refused("no_signup", say("session '{}' is open to all who come to the event", session.code),
                      say("tiers event register {}", event.code));
    if (session.span.start <= now)
        throw Refused("begun", say("session '{}' has begun", session.code),
                      say("tiers event walkin {} {} --name NAME", event.code, session.code));
}

void check_heads(std::int64_t heads) {
    if (heads < 1 || heads > 1000) throw BadInput("bad_heads", tr("heads are a number from 1 to 1000"));
}

Id ask(Store& store, const Event& event, const Participant& who, const Target& target, const Registering& request) {
    refuse_registered(store, event, who, target.session);
    const auto id = insert_registration(store, who, target, request.heads, "waiting", request.priority, {});
    fix_price(store, event, target, id);
    return id;
}

Registration leave(Store& store, Id id, const std::string& reason) {
    cancel_price(store, live_registration(store, id));
    end_registration(store, id, "cancelled", reason, store.now());
    auto ended = get_registration(store, id);
    record_registration(store, "cancelled", ended);
    return ended;
}

Registered register_for(Store& store, const Registering& request) {
    const request_key::Request asked("event register", request_text(request));
    if (!request.key.empty())
        if (const auto ids = request_key::known(store, request.key, asked))
            return {registered_before(store, *ids), true};
    promote(store, request.event);
    const auto event = standing_event(store, request.event);
    refuse_closed(event, store.now());
    check_heads(request.heads);
    const auto all = targets(store, event, request);
    const auto who = take_part(store, event, request.who, request.commune);
    answer_at_registration(store, event, who, request.answers);
    std::vector<Id> ids;
    for (const auto& target : all) ids.push_back(ask(store, event, who, target, request));
    give_seats(store, event.code, {ids.begin(), ids.end()});
    Registered made;
    std::vector<std::string> words;
    for (const auto id : ids) {
        made.registrations.push_back(get_registration(store, id));
        words.push_back(std::to_string(id));
        refuse_full(store, event.code, made.registrations.back(), request.wait);
        record_registration(store, "registered", made.registrations.back());
    }
    if (!request.key.empty()) request_key::remember(store, request.key, asked, join(words, " "));
    return made;
}

std::vector<Registration> unregister(Store& store, const std::vector<Id>& ids, const std::string& reason) {
    auto why = reason;
    member::check_line("reason", why);
    std::vector<Registration> ended;
    for (const auto id : ids) ended.push_back(leave(store, id, why));
    for (const auto& event : events_of(store, ids)) promote(store, event);
    return ended;
}

std::vector<std::string> events_of(const Store& store, const std::vector<Id>& ids) {
    std::vector<std::string> codes;
    for (const auto id : ids) codes.push_back(get_registration(store, id).event_code);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

Registration accept(Store& store, Id id) {
    const auto one = live_registration(store, id);
    if (one.state != "offered")
        throw Conflict("not_offered", say("registration {} is not offered a seat: {}", id, tr(one.state.c_str())));
    seat(store, id, std::nullopt);
    auto accepted = get_registration(store, id);
    record_registration(store, "accepted", accepted);
    return accepted;
}

Registration transfer(Store& store, Id id, const Participant& to, const std::optional<territory::Commune>& commune,
                      const TypedAnswers& answers) {
    const auto from = live_registration(store, id);
    if (from.state != "confirmed")
        throw Conflict("no_seat", say("registration {} has no seat to pass on: {}", id, tr(from.state.c_str())));
    const auto event = standing_event(store, from.event_code);
    Target target{.category = from.category};
    if (!from.session.empty()) target.session = standing_session(store, event, from.session);
    const auto who = take_part(store, event, to, commune);
    refuse_registered(store, event, who, target.session);
    answer_at_registration(store, event, who, answers);
    end_registration(store, id, "transferred", {}, store.now());
    record_registration(store, "transferred", get_registration(store, id));
    auto made =
        get_registration(store, insert_registration(store, who, target, from.heads, "confirmed", from.priority, id));
    take_price_over(store, from, made);
    record_registration(store, "registered", made);
    return get_registration(store, made.id);
}

}  // namespace tiers::event
