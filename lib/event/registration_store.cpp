#include "event/registration_store.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <array>

#include "base/json.h"
#include "base/text.h"
#include "event/participant_store.h"
#include "sql/event.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

std::optional<Id> id_of(const std::optional<Session>& session) {
    return session ? std::optional(session->id) : std::nullopt;
}

constexpr std::array<const char*, 4> ticket_words = {msgid("none"), msgid("issued"), msgid("used"), msgid("revoked")};

/// An offer that has lapsed is one no more, whether or not its row was written since.
Registration registration_of(const Statement& row, Instant now) {
    Registration one;
    one.id = row.integer(0);
    one.event_code = row.text(1);
    one.session = row.text(2);
    one.zone = row.text(3);
    one.heads = row.integer(4);
    one.state = row.text(5);
    one.ended = row.text(6);
    one.lapses = row.optional<Instant>(7);
    one.ended_at = row.optional<Instant>(8);
    one.priority = row.integer(9);
    one.reason = row.text(10);
    one.created = row.instant(11);
    one.participant = participant_of(row, 12);
    one.category = row.text(22);
    one.currency = row.text(23);
    one.price = row.optional<std::int64_t>(24);
    one.paid = row.optional<std::int64_t>(25);
    one.ticket = ticket_words.at(static_cast<std::size_t>(row.integer(27)));
    if (one.paid) one.due = row.integer(26) - *one.paid;
    if (one.ended.empty() && one.lapses && *one.lapses <= now) {
        one.ended = "lapsed";
        one.ended_at = one.lapses;
    }
    return one;
}

}  // namespace

std::optional<Registration> find_registration(const Store& store, Id id) {
    auto row = store.db().prepare(sql::event::registrations);
    row.bind(":id", id).bind(":ended", true);
    if (!row.step()) return std::nullopt;
    return registration_of(row, store.now());
}

Registration get_registration(const Store& store, Id id) {
    auto one = find_registration(store, id);
    if (!one) throw NotFound("no_registration", say("no registration {}", id), "tiers event list");
    return std::move(*one);
}

std::optional<Id> live_registration_of(const Store& store, Id participant, const std::optional<Session>& session) {
    auto row = store.db().prepare(
        "select id from registration where participant_id = :participant and session_id is :session "
        "and ended is null and (lapses is null or lapses > :now)");
    row.bind(":participant", participant).bind(":session", id_of(session)).bind(":now", store.now());
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::optional<Registration> same_registration(const Store& store, const Event& event, const Participant& who,
                                              const std::optional<Session>& session) {
    const auto id = [&]() -> std::optional<Id> {
        auto row = store.db().prepare(sql::event::same_registration);
        row.bind(":event", event.id)
            .bind(":member", who.member)
            .bind(":email", unless_empty(who.email))
            .bind(":name", folded(who.name))
            .bind(":session", id_of(session))
            .bind(":now", store.now());
        return row.step() ? std::optional(row.integer(0)) : std::nullopt;
    }();
    return id ? find_registration(store, *id) : std::nullopt;
}

Registration live_registration(const Store& store, Id id) {
    auto one = get_registration(store, id);
    if (!one.ended.empty())
        throw Conflict("registration_ended", say("registration {} has ended: {}", id, tr(one.ended.c_str())));
    return one;
}

std::vector<Registration> registrations(const Store& store, std::string_view event, const RegistrationQuery& query) {
    const auto of = get(store, event);
    if (query.session && !query.session->empty()) get_session(store, event, *query.session);
    auto row = store.db().prepare(sql::event::registrations);
    row.bind(":event", of.id).bind(":session", query.session).bind(":ended", query.ended || query.state);
    std::vector<Registration> found;
    while (row.step()) {
        auto one = registration_of(row, store.now());
        if (query.state ? one.stage() == *query.state : query.ended || one.ended.empty())
            found.push_back(std::move(one));
    }
    return found;
}

Id insert_registration(Store& store, const Participant& who, const Target& target, std::int64_t heads,
                       const char* state, std::int64_t priority, std::optional<Id> follows) {
    store.db()
        .prepare(sql::event::insert_registration)
        .bind(":participant", who.id)
        .bind(":session", id_of(target.session))
        .bind(":category", unless_empty(target.category))
        .bind(":heads", heads)
        .bind(":state", state)
        .bind(":priority", priority)
        .bind(":follows", follows)
        .bind(":on_the_spot", target.on_the_spot)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void end_registration(Store& store, Id id, const char* how, const std::string& reason, Instant at) {
    store.db()
        .prepare(
            "update registration set ended = :how, ended_at = :at, reason = :reason, recorded = :now where id = :id")
        .bind(":how", how)
        .bind(":at", at)
        .bind(":reason", reason)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

void seat(Store& store, Id id, std::optional<Instant> lapses) {
    store.db()
        .prepare("update registration set state = :state, lapses = :lapses, recorded = :now where id = :id")
        .bind(":state", lapses ? "offered" : "confirmed")
        .bind(":lapses", lapses)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

void record_registration(Store& store, std::string_view done, const Registration& one) {
    const Json content{{"done", done},
                       {"event", one.event_code},
                       {"session", one.session},
                       {"category", one.category},
                       {"participant", one.participant.id},
                       {"name", one.participant.name},
                       {"email", one.participant.email},
                       {"heads", one.heads},
                       {"state", one.stage()}};
    journal::write(store, "registration", one.id, written(content));
}

}  // namespace tiers::event
