#include <tiers/attendance.h>
#include <tiers/certificate.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <map>

#include "event/event_store.h"

namespace tiers::event {

namespace {

/// Members who were present at each half-day of a session.
std::vector<std::int64_t> present_throughout(const Store& store, const Session& session) {
    std::map<std::int64_t, int> halves;
    for (const auto& one : attendances(store, session.event_code, session.code))
        if (one.participant.member && one.state == "present") ++halves[*one.participant.member];
    std::vector<std::int64_t> members;
    for (const auto& [member, count] : halves)
        if (count == session.halves()) members.push_back(member);
    return members;
}

/// Who holds it already keeps what they hold.
std::optional<std::int64_t> give(Store& store, const Session& session, std::int64_t member) {
    member::Certificate wanted;
    wanted.code = session.gives;
    wanted.first = Zone::named(session.zone).day(session.span.end - Seconds(1));
    wanted.last = member::last_day(store, session.gives, wanted.first);
    wanted.by = session.event_code + "/" + session.code;
    try {
        return member::certify(store, {member}, wanted).front().id;
    } catch (const Conflict&) {
        return std::nullopt;
    }
}

}  // namespace

Finished finish(Store& store, std::string_view code) {
    auto event = standing_event(store, code);
    if (event.end && *event.end > store.now())
        throw Refused("not_over",
                      say("event '{}' lasts until {}", event.code, iso(Zone::named(event.zone).wall(*event.end))));
    Finished finished;
    for (const auto& session : sessions(store, event)) {
        if (session.gives.empty()) continue;
        for (const auto member : present_throughout(store, session))
            if (const auto id = give(store, session, member)) finished.certificates.push_back(*id);
    }
    event.state = "done";
    update_event(store, event);
    record_event(store, "done", event);
    finished.event = get(store, code);
    return finished;
}

}  // namespace tiers::event
