#include <fmt/format.h>
#include <tiers/attendance.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/json.h"
#include "event/event_store.h"
#include "event/participant_store.h"
#include "member/check.h"
#include "sql/event.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

Attendance attendance_of(const Statement& row) {
    Attendance one;
    one.session = row.text(0);
    one.half = static_cast<int>(row.integer(1));
    one.state = row.text(2);
    one.heads = row.integer(3);
    one.walk_in = row.integer(4) != 0;
    one.at = row.optional<Instant>(5);
    one.participant = participant_of(row, 6);
    return one;
}

std::vector<int> halves_of(const Session& session, std::optional<int> half) {
    if (half && (*half < 1 || *half > session.halves()))
        throw BadInput("bad_half", say("session '{}' has {} half-days", session.code, session.halves()));
    if (half) return {*half};
    std::vector<int> all;
    for (int i = 1; i <= session.halves(); ++i) all.push_back(i);
    return all;
}

void note(Store& store, const Session& session, const Attendance& one) {
    store.db()
        .prepare(
            "update attendance set withdrawn = :now, recorded = :now "
            "where session_id = :session and participant_id = :participant and half = :half and withdrawn is null")
        .bind(":now", store.now())
        .bind(":session", session.id)
        .bind(":participant", one.participant.id)
        .bind(":half", one.half)
        .run();
    store.db()
        .prepare(
            "insert into attendance (session_id, participant_id, half, state, heads, at, created, recorded) "
            "values (:session, :participant, :half, :state, :heads, :at, :now, :now)")
        .bind(":session", session.id)
        .bind(":participant", one.participant.id)
        .bind(":half", one.half)
        .bind(":state", one.state)
        .bind(":heads", one.heads)
        .bind(":at", *one.at)
        .bind(":now", store.now())
        .run();
}

void record_attendance(Store& store, const Session& session, const std::vector<Attendance>& all) {
    Json content{{"done", "attended"}, {"attendances", Json::array()}};
    for (const auto& one : all)
        content["attendances"].push_back(
            {{"participant", one.participant.id}, {"half", one.half}, {"state", one.state}, {"heads", one.heads}});
    journal::write(store, "session", session.id, written(content));
}

/// As it was noted, or is expected; who has no seat walks in.
Attendance seat_of(const Store& store, const Session& session, Participant participant) {
    Attendance one;
    auto row = store.db().prepare(sql::event::seat_at_session);
    row.bind(":session", session.id).bind(":signup", session.signup).bind(":participant", participant.id);
    row.step();
    one.heads = row.optional<std::int64_t>(0).value_or(1);
    one.walk_in = row.integer(1) != 0;
    one.session = session.code;
    one.participant = std::move(participant);
    return one;
}

/// A session that people may be noted at.
Session session_to_attend(const Store& store, const Event& event, const Attending& attending) {
    auto session = standing_session(store, event, attending.session);
    const auto zone = Zone::named(session.zone);
    if (attending.state == "present" && zone.day(attending.at) < zone.day(session.span.start))
        throw Refused("not_begun", say("session '{}' is on {}", session.code, iso(zone.day(session.span.start))),
                      tr("give the time they came with --now, or say that they are excused"));
    return session;
}

}  // namespace

std::vector<Attendance> attend(Store& store, const Attending& attending) {
    const auto event = get(store, attending.event);
    const auto session = session_to_attend(store, event, attending);
    if (attending.state != "present" && attending.state != "absent" && attending.state != "excused")
        throw BadInput("bad_state", say("'{}' is no state of attendance", attending.state), "present, absent, excused");
    std::vector<Attendance> noted;
    for (const auto id : attending.participants)
        for (const auto half : halves_of(session, attending.half)) {
            auto one = seat_of(store, session, find_participant(store, event, std::to_string(id)));
            one.half = half;
            one.state = attending.state;
            one.at = attending.at;
            note(store, session, one);
            noted.push_back(std::move(one));
        }
    if (!noted.empty()) record_attendance(store, session, noted);
    return noted;
}

std::vector<Id> not_noted(const Store& store, std::string_view event, std::string_view code, std::optional<int> half) {
    const auto session = standing_session(store, get(store, event), code);
    if (session.span.start > store.now()) throw Refused("not_begun", say("session '{}' has not begun", session.code));
    std::vector<Id> ids;
    const auto known = attendances(store, event, std::string(code));
    for (const auto& one : known) {
        const auto noted = std::any_of(known.begin(), known.end(), [&](const Attendance& other) {
            return other.participant.id == one.participant.id && !other.state.empty() && (!half || other.half == *half);
        });
        if (!noted && std::find(ids.begin(), ids.end(), one.participant.id) == ids.end())
            ids.push_back(one.participant.id);
    }
    return ids;
}

void count_heads(Store& store, std::string_view event, std::string_view code, std::int64_t count,
                 const std::string& note_text) {
    const auto session = standing_session(store, get(store, event), code);
    auto text = note_text;
    member::check_line("note", text);
    if (count < 0 || count > 1'000'000) throw BadInput("bad_count", tr("a count of people is a number from 0"));
    store.db()
        .prepare("update headcount set withdrawn = :now, recorded = :now where session_id = :id and withdrawn is null")
        .bind(":now", store.now())
        .bind(":id", session.id)
        .run();
    store.db()
        .prepare(
            "insert into headcount (session_id, count, note, created, recorded) values (:id, :count, :note, :now, "
            ":now)")
        .bind(":id", session.id)
        .bind(":count", count)
        .bind(":note", text)
        .bind(":now", store.now())
        .run();
    journal::write(store, "session", session.id, written(Json{{"done", "counted"}, {"count", count}}));
}

std::vector<Attendance> attendances(const Store& store, std::string_view event,
                                    const std::optional<std::string>& session) {
    const auto of = get(store, event);
    if (session) standing_session(store, of, *session);
    auto row = store.db().prepare(sql::event::attendances);
    row.bind(":event", of.id).bind(":session", session);
    std::vector<Attendance> found;
    while (row.step()) found.push_back(attendance_of(row));
    return found;
}

std::vector<Column> attendance_columns() {
    return {{"session", tr("Session"), Kind::code},
            {"participant", tr("Participant"), Kind::id},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"name", tr("Name"), Kind::text},
            {"organisation", tr("Organisation"), Kind::text},
            {"half", tr("Half-day"), Kind::count},
            {"state", tr("State"), Kind::word},
            {"heads", tr("Heads"), Kind::count},
            {"walk_in", tr("Walk-in"), Kind::flag},
            {"at", tr("Noted at"), Kind::instant, "", false, machine_only}};
}

Row attendance_row(const Attendance& one, const std::string& zone) {
    return {one.session,
            one.participant.id,
            cell(one.participant.member),
            one.participant.name,
            cell(one.participant.organisation),
            static_cast<std::int64_t>(one.half),
            cell(one.state),
            one.heads,
            one.walk_in,
            cell(Zone::named(zone), one.at)};
}

std::string attendance_sentence(const Attendance& one) {
    return fmt::format("{}  {}  {}  {}", tr(one.state.c_str()), one.session, id_text(one.participant.id),
                       one.participant.name);
}

}  // namespace tiers::event
