#include <fmt/format.h>
#include <tiers/booking.h>
#include <tiers/error.h>
#include <tiers/words.h>

#include "base/text.h"
#include "booking/series_plan.h"
#include "event/event_store.h"
#include "store/request_key.h"
#include "store/savepoint.h"

namespace tiers::event {

namespace {

booking::SeriesPlan plan_of_sessions(const Zone& zone, const SessionRequest& request, const Repeat& repeat) {
    booking::Request claim;
    claim.span = request.span;
    claim.rrule = repeat.rule;
    claim.except = repeat.except;
    auto plan = booking::plan_of(zone, claim);
    if (plan.set.endless())
        throw BadInput("endless", tr("sessions that come again have an end"), tr("give it an end: COUNT or UNTIL"));
    return plan;
}

SessionRequest occurrence_of(const SessionRequest& request, const booking::SeriesPlan& plan, WallTime wall) {
    auto one = request;
    one.code = fmt::format("{}-{}", request.code.empty() ? request.kind : request.code,
                           iso(std::chrono::floor<std::chrono::days>(wall)));
    one.span = booking::span_of(plan, wall);
    one.key.clear();
    return one;
}

void add_occurrence(Store& store, const SessionRequest& one, WallTime wall, bool skip, SessionSeries& made) {
    try {
        Savepoint part(store);
        made.sessions.push_back(add_session(store, one));
        part.keep();
    } catch (const Error& error) {
        if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
        if (!skip)
            throw Error(error.exit(), error.code(), say("{} (on {})", error.what(), iso(wall)),
                        tr("--skip-conflicts books the rest"));
        made.skipped.push_back({wall, error.code(), error.what()});
    }
}

std::string series_text(const SessionRequest& request, const Repeat& repeat) {
    auto text = fmt::format("{}|{}|{}", request_text(request), repeat.rule, repeat.skip_conflicts);
    for (const auto day : repeat.except) text += iso(day);
    return text;
}

SessionSeries made_before(const Store& store, const std::string& ids) {
    SessionSeries made;
    for (const auto id : split(ids, ' ')) made.sessions.push_back(session_with_id(store, whole_number(id).value_or(0)));
    return made;
}

std::string ids_of(const std::vector<Session>& sessions) {
    std::vector<std::string> ids;
    for (const auto& session : sessions) ids.push_back(std::to_string(session.id));
    return join(ids, " ");
}

}  // namespace

SessionSeries add_sessions(Store& store, const SessionRequest& request, const Repeat& repeat) {
    const request_key::Request asked("event session", series_text(request, repeat));
    if (!request.key.empty())
        if (const auto ids = request_key::known(store, request.key, asked)) return made_before(store, *ids);
    const auto event = standing_event(store, request.event);
    const auto plan = plan_of_sessions(Zone::named(event.zone), request, repeat);
    const auto walls = booking::occurrences(plan, std::nullopt);
    booking::check_against_itself(walls, plan.duration);
    SessionSeries made;
    for (const auto wall : walls)
        add_occurrence(store, occurrence_of(request, plan, wall), wall, repeat.skip_conflicts, made);
    if (made.sessions.empty())
        throw Conflict("nothing_added", tr("no session of the series can be added"),
                       made.skipped.empty() ? std::string() : made.skipped.front().reason);
    if (!request.key.empty()) request_key::remember(store, request.key, asked, ids_of(made.sessions));
    return made;
}

}  // namespace tiers::event
