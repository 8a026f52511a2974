#include "event/speakers.h"

#include <algorithm>

#include "base/text.h"
#include "store/database.h"

namespace tiers::event {

namespace {

bool is_same_speaker(const Speaker& one, const Speaker& other) {
    return one.member && other.member ? one.member == other.member : folded(one.name) == folded(other.name);
}

}  // namespace

std::vector<Speaker> speakers(const Store& store, Id session) {
    auto row = store.db().prepare(
        "select member_id, name from speaker where session_id = :session and ceased is null order by id");
    row.bind(":session", session);
    std::vector<Speaker> found;
    while (row.step()) found.push_back({row.optional<std::int64_t>(0), row.text(1)});
    return found;
}

void put_speakers(Store& store, Id session, const std::vector<Speaker>& wanted) {
    store.db()
        .prepare("update speaker set ceased = :now where session_id = :session and ceased is null")
        .bind(":now", store.now())
        .bind(":session", session)
        .run();
    for (const auto& speaker : wanted)
        store.db()
            .prepare(
                "insert into speaker (session_id, member_id, name, created) values (:session, :member, :name, :now)")
            .bind(":session", session)
            .bind(":member", speaker.member)
            .bind(":name", speaker.name)
            .bind(":now", store.now())
            .run();
}

std::vector<SpeakerClash> speaker_clashes(const Store& store, const Session& session) {
    std::vector<SpeakerClash> found;
    for (const auto& other : sessions(store, get(store, session.event_code))) {
        if (other.code == session.code || !other.span.overlaps(session.span)) continue;
        for (const auto& speaker : session.speakers)
            if (std::ranges::any_of(other.speakers, [&](const Speaker& at) { return is_same_speaker(at, speaker); }))
                found.push_back({speaker.name, other.code});
    }
    return found;
}

std::string speaker_names(const Session& session) {
    std::string names;
    for (const auto& speaker : session.speakers) names += (names.empty() ? "" : ", ") + speaker.name;
    return names;
}

}  // namespace tiers::event
