#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/papers.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "event/event_store.h"
#include "event/half_days.h"
#include "event/room_names.h"
#include "i18n/dates.h"
#include "member/certifier.h"
#include "time/holidays.h"

namespace tiers::event {

namespace {

/// The half-days of a session on a day.
struct SignedDay {
    Session session;
    Day day;
    std::vector<HalfDay> halves;
};

std::vector<SignedDay> signed_days(const Store& store, const Event& event, const std::optional<std::string>& session) {
    std::vector<SignedDay> days;
    const auto all = session ? std::vector{standing_session(store, event, *session)} : sessions(store, event);
    for (const auto& one : all)
        for (const auto& half : half_days(one)) {
            const auto day = Zone::named(one.zone).day(half.span.start);
            if (days.empty() || days.back().session.id != one.id || days.back().day != day)
                days.push_back({one, day, {}});
            days.back().halves.push_back(half);
        }
    return days;
}

/// Somebody who signs: a participant, whom they bring, or a speaker.
struct Signatory {
    Id participant = 0;
    std::string name = {}, organisation = {};
    bool teaches = false;
    bool brought = false;  ///< by the one who is named

    std::string shown() const { return brought ? say("with {}", name) : name; }
};

std::vector<Signatory> signatories(const Store& store, const Session& session) {
    std::vector<Signatory> all;
    Id last = 0;  // the half-days of one person follow one another
    for (const auto& one : attendances(store, session.event_code, session.code)) {
        const auto& who = one.participant;
        if (std::exchange(last, who.id) == who.id) continue;
        all.push_back({.participant = who.id, .name = who.name, .organisation = who.organisation});
        for (auto i = std::int64_t{1}; i < one.heads; ++i)
            all.push_back({.participant = who.id, .name = who.name, .brought = true});
    }
    for (const auto& speaker : session.speakers) all.push_back({.name = speaker.name, .teaches = true});
    return all;
}

Minutes duration(const SignedDay& day) {
    Minutes all{};
    for (const auto& half : day.halves) all += std::chrono::duration_cast<Minutes>(half.span.end - half.span.start);
    return all;
}

struct SheetMaker {
    const Store& store;
    Event event;
    catalogue::Operator us;
    catalogue::Place place;
    RoomNames rooms;
    Language language;

    std::string where(const Session& session) const {
        const auto room = rooms.of(session);
        const auto site = member::with_details(place.name, {place.address});
        return room.empty() ? site : room + ", " + site;
    }

    Facts facts(const SignedDay& day) const {
        const auto zone = Zone::named(day.session.zone);
        const Span span{day.halves.front().span.start, day.halves.back().span.end};
        Facts facts;
        facts.add(tr("Event"), event.title, Kind::text);
        facts.add(tr("Day"), long_date(day.day, language), Kind::text);
        facts.add(tr("Hours"), hours_of(span, zone), Kind::text);
        facts.add(tr("Duration"), std::int64_t{duration(day).count()}, Kind::minutes);
        facts.add(tr("Where"), where(day.session), Kind::text);
        facts.add(tr("Organiser"), event.organiser_name.empty() ? member::in_full(us) : event.organiser_name,
                  Kind::text);
        return facts;
    }

    /// A box a half-day for those who teach, or those who do not. Nobody named is an empty line.
    Table boxes(const SignedDay& day, const std::vector<Signatory>& people, bool teaching) const {
        const auto zone = Zone::named(day.session.zone);
        const auto with_organisation = std::ranges::any_of(
            people, [&](const Signatory& one) { return one.teaches == teaching && !one.organisation.empty(); });
        Table table{.title = teaching ? tr("Speakers") : tr("Participants")};
        table.columns = {{"name", tr("Name"), Kind::text}};
        if (with_organisation) table.columns.push_back({"organisation", tr("Organisation"), Kind::text});
        for (const auto& half : day.halves)
            table.columns.push_back({fmt::format("signature_{}", half.number),
                                     say("Signature {}", hours_of(half.span, zone)), Kind::text, "", false, false,
                                     true});
        for (const auto& one : people) {
            if (one.teaches != teaching) continue;
            table.rows.push_back({one.shown()});
            if (with_organisation) table.rows.back().emplace_back(one.organisation);
            table.rows.back().resize(table.columns.size(), std::string());
        }
        if (table.rows.empty()) table.rows = {Row(table.columns.size(), std::string())};
        return table;
    }
};

}  // namespace

Document attendance_sheets(const Store& store, std::string_view code, const std::optional<std::string>& session,
                           Language language) {
    const auto event = get(store, code);
    const SheetMaker maker{
        store,   event, catalogue::operator_of(store), catalogue::find_place(store, event.place), RoomNames(store),
        language};
    Document document;
    document.schema = "tiers.event.sheet/1";
    document.title = tr("Attendance sheet");
    document.whose = maker.us.name;
    for (const auto& day : signed_days(store, event, session)) {
        const auto people = signatories(store, day.session);
        document.sections.emplace_back(Sheet{day.session.title});
        document.sections.emplace_back(maker.facts(day));
        document.sections.emplace_back(maker.boxes(day, people, false));
        document.sections.emplace_back(maker.boxes(day, people, true));
    }
    if (document.sections.empty()) document.sections.emplace_back(Paragraph{tr("no session yet")});
    return document;
}

std::vector<Column> attendance_sheet_columns() {
    return {{"session", tr("Session"), Kind::code}, {"title", tr("Title"), Kind::text},
            {"half", tr("Half-day"), Kind::count},  {"start", tr("Start"), Kind::instant},
            {"end", tr("End"), Kind::instant},      {"participant", tr("Participant"), Kind::id},
            {"name", tr("Name"), Kind::text},       {"organisation", tr("Organisation"), Kind::text},
            {"speaks", tr("Speaker"), Kind::flag},  {"brought", tr("Brought"), Kind::flag}};
}

Table attendance_sheet_rows(const Store& store, std::string_view code, const std::optional<std::string>& session) {
    Table table{.columns = attendance_sheet_columns(), .empty = tr("nobody is registered")};
    for (const auto& day : signed_days(store, get(store, code), session)) {
        const auto zone = Zone::named(day.session.zone);
        const auto people = signatories(store, day.session);
        for (const auto& half : day.halves)
            for (const auto& one : people)
                table.rows.push_back({day.session.code, day.session.title, static_cast<std::int64_t>(half.number),
                                      cell(zone, half.span.start), cell(zone, half.span.end),
                                      one.teaches ? Value() : Value(one.participant), one.name, cell(one.organisation),
                                      one.teaches, one.brought});
    }
    return table;
}

std::vector<std::string> sheets_of_holidays(const Store& store, std::string_view code,
                                            const std::optional<std::string>& session, Language language) {
    const auto event = get(store, code);
    const auto holidays = Holidays::named(catalogue::find_place(store, event.place).holidays);
    std::vector<std::string> sentences;
    for (const auto& day : signed_days(store, event, session))
        if (const auto name = holidays.name(day.day); !name.empty())
            sentences.push_back(say("session '{}' is on a public holiday: {}, {}", day.session.code,
                                    long_date(day.day, language), name));
    return sentences;
}

}  // namespace tiers::event
