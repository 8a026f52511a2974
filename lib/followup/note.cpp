#include <tiers/error.h>
#include <tiers/followup.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "followup/followup_store.h"
#include "member/check.h"
#include "sql/followup.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::followup {

namespace {

constexpr std::int64_t longest_meeting = 1'440;  // minutes of a day

struct StoredNote {
    Note note;
    bool withdrawn;
};

std::vector<StoredNote> select_notes(const Store& store, Track track, std::optional<std::int64_t> id,
                                     std::optional<Id> followup) {
    std::vector<StoredNote> found;
    auto row = store.db().prepare(sql::followup::notes);
    row.bind(":track", name_of(track)).bind(":id", id).bind(":followup", followup);
    while (row.step())
        found.push_back(
            {{row.integer(0), track, row.integer(1), row.text(2), row.text(3), row.day(4),
              row.optional<std::int64_t>(5), row.optional<Day>(6), row.optional<Day>(7), row.text(8), row.text(9)},
             !row.null(10)});
    return found;
}

/// One that stands. Throws NotFound, Conflict.
Note standing(const Store& store, Track track, std::string_view kind, std::int64_t id) {
    auto found = select_notes(store, track, id, {});
    if (found.empty() || found.front().note.kind != kind)
        throw NotFound("no_note", kind == "task" ? say("no task {}", id) : say("no meeting {}", id),
                       track == Track::professional ? tr("of the personal track: --track personal") : "");
    if (found.front().withdrawn)
        throw Conflict("withdrawn", kind == "task" ? say("task {} was withdrawn already", id)
                                                   : say("meeting {} was withdrawn already", id));
    return std::move(found.front().note);
}

std::int64_t insert(Store& store, const Note& note) {
    store.db()
        .prepare(note.track == Track::personal ? sql::followup::insert_personal : sql::followup::insert_note)
        .bind(":followup", note.followup)
        .bind(":kind", note.kind)
        .bind(":day", note.day)
        .bind(":minutes", note.minutes)
        .bind(":due", note.due)
        .bind(":who", unless_empty(note.who))
        .bind(":text", note.text)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

/// The journal keeps what it is told for ever, and so nothing of what the personal track says.
Json content(const Note& note) {
    Json json{{"track", name_of(note.track)}, {"id", note.id}, {"kind", note.kind}, {"day", iso(note.day)}};
    if (note.due) json["due"] = iso(*note.due);
    if (note.done) json["done"] = iso(*note.done);
    if (note.track == Track::personal) return json;
    if (note.minutes) json["minutes"] = *note.minutes;
    json["who"] = note.who;
    json["text"] = note.text;
    return json;
}

void record(Store& store, std::string_view done, const std::vector<Note>& notes) {
    Json json{{"done", done}, {"notes", Json::array()}};
    for (const auto& one : notes) json["notes"].push_back(content(one));
    journal::write(store, "followup", notes.front().followup, written(json));
}

Note checked(Note note, Day today) {
    member::check_note("text", note.text);
    member::check_line("who", note.who);
    if (trim(note.text).empty())
        throw BadInput("no_text",
                       note.kind == "task" ? tr("a task says what is to be done") : tr("a meeting says what came up"));
    refuse_future(note.day, today);
    if (note.minutes && (*note.minutes < 1 || *note.minutes > longest_meeting))
        throw BadInput("bad_minutes", tr("a meeting lasts from a minute to a day"));
    return note;
}

std::string text_of(const Note& note) {
    return join(
        {std::string(name_of(note.track)), std::to_string(note.followup), note.kind, iso(note.day),
         note.minutes ? std::to_string(*note.minutes) : "", note.due ? iso(*note.due) : "", note.who, note.text},
        "|");
}

std::vector<Note> of_ids(const Store& store, Track track, const std::string& ids) {
    std::vector<Note> found;
    for (const auto id : split(ids, ' '))
        found.push_back(select_notes(store, track, whole_number(id), {}).front().note);
    return found;
}

}  // namespace

std::string_view name_of(Track track) {
    return track == Track::personal ? "personal" : "professional";
}

Track track_named(std::string_view name) {
    return name == "personal" ? Track::personal : Track::professional;
}

std::vector<Note> note(Store& store, const std::vector<Note>& wanted, Day today, std::string_view key) {
    const auto track = wanted.front().track;
    std::vector<std::string> texts, ids;
    for (const auto& one : wanted) texts.push_back(text_of(one));
    const request_key::Request request(track == Track::personal ? "member note personal" : "member note",
                                       join(texts, "\n"));
    if (const auto before = made_before(store, key, request)) return of_ids(store, track, *before);
    for (const auto& one : wanted) ids.push_back(std::to_string(insert(store, checked(one, today))));
    auto made = of_ids(store, track, join(ids, " "));
    record(store, "noted", made);
    if (!key.empty()) request_key::remember(store, key, request, join(ids, " "));
    return made;
}

Note finish(Store& store, Track track, std::int64_t id, Day day, Day today) {
    refuse_future(day, today);
    auto task = standing(store, track, "task", id);
    if (task.done) throw Conflict("done", say("task {} is done since {}", id, iso(*task.done)));
    task.done = day;
    store.db()
        .prepare(track == Track::personal ? "update followup_personal set done = :day, recorded = :now where id = :id"
                                          : "update followup_note set done = :day, recorded = :now where id = :id")
        .bind(":day", day)
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "finished", {task});
    return task;
}

Note withdraw_note(Store& store, Track track, std::string_view kind, std::int64_t id) {
    auto wrong = standing(store, track, kind, id);
    store.db()
        .prepare(track == Track::personal
                     ? "update followup_personal set withdrawn = :now, recorded = :now where id = :id"
                     : "update followup_note set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "withdrawn", {wrong});
    return wrong;
}

std::vector<Note> notes(const Store& store, Track track, Id id) {
    std::vector<Note> found;
    for (auto& one : select_notes(store, track, {}, id)) found.push_back(std::move(one.note));
    return found;
}

std::vector<Due> due(const Store& store, Track track, Day until) {
    std::vector<Due> found;
    auto row = store.db().prepare(sql::followup::due);
    row.bind(":track", name_of(track)).bind(":until", until);
    while (row.step())
        found.push_back({row.day(0), row.integer(1), row.text(2), row.text(3), row.optional<std::int64_t>(4),
                         row.text(5), row.text(6), row.optional<std::int64_t>(7)});
    return found;
}

}  // namespace tiers::followup
