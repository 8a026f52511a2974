#include "cmd/candidates.h"

#include <tiers/booking.h>
#include <tiers/catalogue.h>
#include <tiers/event.h>
#include <tiers/followup.h>
#include <tiers/member.h>
#include <algorithm>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

/// More than this nobody chooses from, and a shell takes its time over them. A list cut short would make a shell fill
/// in letters that those left out do not share.
constexpr std::size_t most_candidates = 5000;

Candidates unless_too_many(Candidates found) {
    if (found.size() > most_candidates) found.clear();
    return found;
}

/// People as e-mail, or as id where there is none or the id is what was begun.
std::string called(const member::Member& member, const std::string& word) {
    const auto by_id = !word.empty() && std::to_string(member.id).starts_with(word);
    return member.email.empty() || by_id ? std::to_string(member.id) : member.email;
}

Candidates members(const Store& store, const std::string& word) {
    Candidates found;
    for (const auto& member : member::starting(store, word, most_candidates + 1))
        found.emplace_back(called(member, word), member.name);
    return found;
}

Candidates places(const Store& store) {
    Candidates found;
    for (const auto& place : catalogue::applied(store).places)
        if (!place.retired) found.emplace_back(place.id, place.name);
    return found;
}

Candidates resources(const Store& store) {
    Candidates found;
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& resource : place.resources)
            if (!resource.retired) found.emplace_back(resource.id, resource.name);
    return found;
}

/// Certificates, plans and packs that tiers.toml declares; the versions of a plan follow one another.
Candidates declared(const Store& store, std::string_view kind) {
    Candidates found;
    for (const auto& declared : catalogue::applied(store).declared)
        if (declared.kind == kind && (found.empty() || found.back().first != declared.id))
            found.emplace_back(declared.id, "");
    return found;
}

Candidates all_events(const Store& store) {
    Candidates found;
    for (const auto& one : event::events(store, {})) found.emplace_back(one.code, one.title);
    return found;
}

Candidates followups(const Store& store, const std::string& word) {
    Candidates found;
    for (const auto& one : followup::starting(store, word, most_candidates + 1))
        found.emplace_back(std::to_string(one.id), one.name);
    return found;
}

Candidates stages(const Store& store) {
    Candidates found;
    for (const auto& stage : followup::stages(store)) found.emplace_back(stage.id, stage.name);
    return found;
}

/// Those of today are still checked in, moved and cancelled.
Candidates bookings(const Store& store, const std::string& word, const Invocation& call) {
    Candidates found;
    booking::Query query;
    query.span = Span{call.now() - std::chrono::days(1), call.now() + std::chrono::years(100)};
    booking::each(store, query, [&](const booking::Booking& booking) {
        auto id = std::to_string(booking.id);
        if (found.size() > most_candidates || !id.starts_with(word)) return;
        const Moment start{booking.span.start, Zone::named(booking.zone).at(booking.span.start).offset};
        found.emplace_back(std::move(id),
                           fmt::format("{}, {}, {}", booking.resource_name,
                                       render::shown(start, Kind::instant, call.language()), booking.member_name));
    });
    return found;
}

}  // namespace

Candidates starting_with(const std::string& word, Candidates all) {
    std::erase_if(all, [&](const auto& candidate) { return !candidate.first.starts_with(word); });
    return all;
}

Candidates from_database(Names names, const std::string& word, Invocation& call) {
    const auto store = call.open(Access::read);
    switch (names) {
        case Names::member:
            return unless_too_many(members(store, word));
        case Names::place:
            return starting_with(word, places(store));
        case Names::resource:
            return starting_with(word, resources(store));
        case Names::certificate:
            return starting_with(word, declared(store, "certificate"));
        case Names::plan:
            return starting_with(word, declared(store, "plan"));
        case Names::pack:
            return starting_with(word, declared(store, "pack"));
        case Names::booking:
            return unless_too_many(bookings(store, word, call));
        case Names::event:
            return starting_with(word, all_events(store));
        case Names::followup:
            return unless_too_many(followups(store, word));
        case Names::stage:
            return starting_with(word, stages(store));
        case Names::nothing:
        case Names::file:
        case Names::folder:
        case Names::field:
            break;
    }
    return {};
}

}  // namespace tiers::cmd
