#include <tiers/catalogue.h>
#include <tiers/programme.h>
#include <tiers/words.h>
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "event/session_more.h"
#include "exchange/session_guid.h"
#include "format/schedule.h"
#include "format/schedule_text.h"
#include "store/savepoint.h"

namespace tiers::exchange {

namespace {

using event::Event;
using event::Session;
using event::Speaker;
using format::ScheduleSession;

/// Words of a type that tell the kind of session, in English and French, folded; what says none of them is a talk.
constexpr std::array<std::pair<std::string_view, const char*>, 20> kinds_by_word = {{
    {"workshop", "workshop"},  {"atelier", "workshop"},   {"hands-on", "workshop"}, {"training", "training"},
    {"formation", "training"}, {"tutorial", "training"},  {"meeting", "meeting"},   {"reunion", "meeting"},
    {"bof", "meeting"},        {"discussion", "meeting"}, {"barcamp", "barcamp"},   {"unconference", "barcamp"},
    {"social", "social"},      {"party", "social"},       {"meal", "social"},       {"lunch", "social"},
    {"repas", "social"},       {"dejeuner", "social"},    {"diner", "social"},      {"break", "social"},
}};

std::string session_kind_of(const std::string& type) {
    const auto told = folded(type);
    for (const auto& [word, kind] : kinds_by_word)
        if (told.find(word) != told.npos) return kind;
    return "talk";
}

std::string summary_of(const ScheduleSession& session) {
    if (session.abstract.empty() || session.description.empty()) return session.abstract + session.description;
    return session.abstract + "\n\n" + session.description;
}

/// An id as tiers wants them, of what another program calls the event.
std::string code_of(const format::Schedule& schedule) {
    auto code = format::slug_of(schedule.acronym.empty() ? schedule.title : schedule.acronym, '-').substr(0, 60);
    while (code.ends_with('-')) code.pop_back();
    return code;
}

bool same_names(const std::vector<Speaker>& one, const std::vector<Speaker>& other) {
    return std::ranges::equal(one, other, {}, &Speaker::name, &Speaker::name);
}

bool same(const Session& one, const Session& other) {
    return one.title == other.title && one.kind == other.kind && one.track == other.track &&
           one.summary == other.summary && one.span == other.span && one.room == other.room &&
           one.location == other.location && same_names(one.speakers, other.speakers);
}

event::SessionMore more_of(const ScheduleSession& told) {
    return {told.subtitle, told.language, told.url, told.links, told.persons};
}

event::SessionRequest request_of(const Session& session) {
    event::SessionRequest request;
    request.event = session.event_code;
    request.code = session.code;
    request.title = session.title;
    request.kind = session.kind;
    request.track = session.track;
    request.summary = session.summary;
    request.room = session.room;
    request.location = session.location;
    request.span = session.span;
    request.speakers = session.speakers;
    return request;
}

event::SessionEdit edit_of(const Session& session) {
    event::SessionEdit edit;
    edit.title = session.title;
    edit.kind = session.kind;
    edit.track = session.track;
    edit.summary = session.summary;
    edit.location = session.location;
    edit.span = session.span;
    edit.room = session.room;
    edit.speakers = session.speakers;
    return edit;
}

/// Brings the sessions of one event up to what a file says.
class ProgrammeIntake {
public:
    ProgrammeIntake(Store& store, const Event& event)
        : store_(store), event_(event), known_(event::sessions(store, event, true)), guids_(store) {
        const auto place = catalogue::find_place(store, event.place);
        for (const auto& resource : place.resources)
            if (!resource.retired) resources_.emplace_back(resource.id, folded(resource.name));
    }

    ProgrammeVerdict take(const ScheduleSession& told) {
        ProgrammeVerdict verdict;
        verdict.guid = told.guid;
        verdict.title = told.title;
        const auto* before = find(told.guid);
        try {
            put(wanted(told, before), told.room, before, verdict);
            keep_more(told, verdict);
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            verdict.verdict = "refused";
            verdict.code = error.code();
            verdict.reason = error.what();
            verdict.exit = error.exit();
        }
        return verdict;
    }

private:
    const Session* find(const std::string& guid) const {
        const auto found = std::ranges::find_if(
            known_, [&](const Session& session) { return session.code == guid || guids_.of(event_, session) == guid; });
        return found == known_.end() ? nullptr : &*found;
    }

    /// The id of a room of the place that is called so; empty for none.
    std::string resource_called(const std::string& room) const {
        const auto name = folded(room);
        for (const auto& [id, known] : resources_)
            if (id == room || known == name) return id;
        return {};
    }

    Session wanted(const ScheduleSession& told, const Session* before) const {
        Session session = before ? *before : Session();
        session.event_code = event_.code;
        if (!before) session.code = told.guid;
        session.title = told.title;
        session.kind = session_kind_of(told.type);
        session.track = told.track;
        session.summary = summary_of(told);
        session.span = told.span();
        session.room = resource_called(told.room);
        session.location = session.room.empty() ? told.room : std::string();
        std::vector<Speaker> speakers;
        for (const auto& person : told.persons) speakers.push_back({std::nullopt, person.name});
        if (!same_names(session.speakers, speakers)) session.speakers = std::move(speakers);
        return session;
    }

    /// In its room, or without where that is not to be had.
    void put(Session session, const std::string& room, const Session* before, ProgrammeVerdict& verdict) {
        try {
            Savepoint part(store_);
            put_so(session, before, verdict);
            part.keep();
        } catch (const Error& error) {
            if (session.room.empty() || (error.exit() != Exit::conflict && error.exit() != Exit::refused)) throw;
            verdict.code = error.code();
            verdict.reason = error.what();
            session.room.clear();
            session.location = room;
            put_so(session, before, verdict);
        }
    }

    void keep_more(const ScheduleSession& told, ProgrammeVerdict& verdict) {
        const auto session = event::get_session(store_, event_.code, verdict.session);
        if (event::keep_session_more(store_, session.id, more_of(told)) && verdict.verdict == "unchanged")
            verdict.verdict = "updated";
    }

    void put_so(const Session& session, const Session* before, ProgrammeVerdict& verdict) {
        verdict.session = session.code;
        verdict.room = session.room;
        if (!before) {
            event::add_session(store_, request_of(session));
            verdict.verdict = "added";
        } else if (before->cancelled || !same(session, *before)) {
            event::edit_session(store_, event_.code, session.code, edit_of(session));
            verdict.verdict = "updated";
        } else {
            verdict.verdict = "unchanged";
        }
    }

    Store& store_;
    Event event_;
    std::vector<Session> known_;
    SessionGuids guids_;
    std::vector<std::pair<std::string, std::string>> resources_;  ///< ids, and names as they are compared
};

bool is_there(const Store& store, const std::string& code) {
    return std::ranges::any_of(event::events(store, {}), [&](const Event& event) { return event.code == code; });
}

Event event_for(Store& store, const format::Schedule& schedule, const ProgrammeOptions& options) {
    const auto code = options.event.value_or(code_of(schedule));
    if (is_there(store, code)) {
        if (schedule.title.empty() || event::get(store, code).title == schedule.title) return event::get(store, code);
        event::EventEdit edit;
        edit.title = schedule.title;
        return event::edit(store, code, edit);
    }
    Event wanted;
    wanted.code = code;
    wanted.title = schedule.title.empty() ? code : schedule.title;
    wanted.place = options.place;
    wanted.organiser = options.organiser;
    return event::add(store, wanted);
}

}  // namespace

ProgrammeImport import_programme(Store& store, std::string_view bytes, const ProgrammeOptions& options,
                                 const std::function<void(const ProgrammeVerdict&)>& tell) {
    std::vector<format::ScheduleFinding> findings;
    const auto schedule = format::read_schedule(bytes, options.file, findings);
    for (auto& finding : format::lint(schedule)) findings.push_back(std::move(finding));
    const auto event = event_for(store, schedule, options);
    ProgrammeIntake intake(store, event);
    ProgrammeImport imported;
    imported.event = event.code;
    for (const auto& finding : findings)
        if (finding.code != "offset_differs")  // instants are taken, and shown by the clock of the place
            imported.findings.push_back(finding.message);
    for (const auto& session : schedule.sessions) {
        const auto verdict = intake.take(session);
        ++(verdict.exit == Exit::done ? imported.done : imported.refused);
        tell(verdict);
    }
    return imported;
}

}  // namespace tiers::exchange
