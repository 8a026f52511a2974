#include <tiers/attendance.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "event/category_store.h"
#include "event/event_pricing.h"
#include "event/event_store.h"
#include "event/participant_store.h"
#include "event/registration_store.h"
#include "event/seats.h"
#include "event/survey_store.h"

namespace tiers::event {

namespace {

/// What somebody who walks in needs a seat for; nothing where all may come.
std::optional<Target> target_at_door(const Store& store, const Event& event, const Session& session,
                                     const std::string& ticket) {
    if (session.signup) {
        refuse_ticket_of_session(ticket);
        return session.price ? std::optional(Target{.session = session, .on_the_spot = true}) : std::nullopt;
    }
    const auto all = categories(store, event);
    const auto costs = all.empty() ? event.price.has_value()
                                   : std::ranges::any_of(all, [](const auto& one) { return one.price.has_value(); });
    if (ticket.empty() && !costs) return std::nullopt;
    return Target{.category = wanted_category(event, all, ticket), .on_the_spot = true};
}

/// The seat of one who waits, else a new one; nothing for who has a seat.
std::optional<Id> seat_at_door(Store& store, const Event& event, const Participant& who, const Target& target) {
    if (const auto id = live_registration_of(store, who.id, target.session)) {
        if (get_registration(store, *id).state == "confirmed") return std::nullopt;
        seat(store, *id, std::nullopt);
        return id;
    }
    const auto id = insert_registration(store, who, target, 1, "confirmed", 0, {});
    fix_price(store, event, target, id);
    return id;
}

std::optional<Registration> register_at_door(Store& store, const Event& event, const Participant& who,
                                             const Target& target) {
    end_lapsed(store, event);
    const auto id = seat_at_door(store, event, who, target);
    if (!id) return std::nullopt;
    auto made = get_registration(store, *id);
    record_registration(store, "registered", made);
    return made;
}

}  // namespace

WalkedIn walk_in(Store& store, const WalkingIn& walking) {
    const auto event = get(store, walking.at.event);
    const auto session = standing_session(store, event, walking.at.session);
    const auto target = target_at_door(store, event, session, walking.ticket);
    const auto who = take_part(store, event, walking.who, walking.commune);
    answer_at_registration(store, event, who, walking.answers);
    WalkedIn walked;
    if (target) walked.registration = register_at_door(store, event, who, *target);
    auto with = walking.at;
    with.participants = {who.id};
    walked.attendances = attend(store, with);
    return walked;
}

}  // namespace tiers::event
