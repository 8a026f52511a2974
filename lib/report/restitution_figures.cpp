#include "report/restitution_figures.h"

#include <tiers/i18n.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"

namespace tiers::report {

namespace {

/// A figure by its code, what it is a share of, and how it is counted.
struct Figure {
    const char* code;
    std::int64_t (*count)(const EventFigures&);
    const char* of = "";
    const char* definition;
};

std::int64_t held(const EventFigures& figures) {
    return std::count_if(figures.sessions.begin(), figures.sessions.end(), [](const Turnout& one) { return one.held; });
}

std::int64_t measured(const EventFigures& figures) {
    return std::count_if(figures.sessions.begin(), figures.sessions.end(),
                         [](const Turnout& one) { return one.measured; });
}

constexpr Figure all_figures[] = {
    {msgid("registrations"), [](const EventFigures& f) { return f.active(); }, "made",
     msgid(
         "seats that were given and kept, in heads: who registers for three sessions counts three times; one that was "
         "passed on counts once")},
    {msgid("made"), [](const EventFigures& f) { return f.gross; }, "",
     msgid("seats that were given, with those that were cancelled later")},
    {msgid("cancellations"), [](const EventFigures& f) { return f.cancelled; }, "made",
     msgid("seats that were given back")},
    {msgid("late-cancellations"), [](const EventFigures& f) { return f.cancelled_late; }, "cancellations",
     msgid("of them, less than 24 hours before what they were for")},
    {msgid("waiting"), [](const EventFigures& f) { return f.waiting; }, "",
     msgid("heads that waited for a seat and got none; they are no registrations")},
    {msgid("registered-people"), [](const EventFigures& f) { return f.registered; }, "",
     msgid("people with at least one registration, each once")},
    {msgid("participations"), [](const EventFigures& f) { return f.participations(); }, "",
     msgid("a person at a session, summed over the sessions: named, and counted beyond them")},
    {msgid("named"), [](const EventFigures& f) { return f.named; }, "participations",
     msgid("of people who were noted by name, at any half-day of the session: shares of territories and categories are "
           "of these")},
    {msgid("counted"), [](const EventFigures& f) { return f.counted; }, "participations",
     msgid("heads that were counted beyond those who were named; nothing more is known of them")},
    {msgid("walk-ins"), [](const EventFigures& f) { return f.walk_ins; }, "named",
     msgid("at a session without a registration for it; no part of who came")},
    {msgid("participants"), [](const EventFigures& f) { return f.people; }, "",
     msgid("people who were named at one session at least, each once")},
    {msgid("person-days"), [](const EventFigures& f) { return f.person_days; }, "",
     msgid("a person on a day, whatever the number of sessions")},
    {msgid("expected"), [](const EventFigures& f) { return f.expected; }, "registrations",
     msgid(
         "registrations for sessions that took place and at which presence was noted; one for the event as a whole is "
         "for each session without registrations of its own")},
    {msgid("came"), [](const EventFigures& f) { return f.came; }, "expected",
     msgid("of the expected, those who were there: the share is the show rate")},
    {msgid("no-shows"), [](const EventFigures& f) { return f.no_shows(); }, "expected",
     msgid("of the expected, those who were not there, excused or not")},
    {msgid("never-seen"), [](const EventFigures& f) { return f.unseen; }, "registered-people",
     msgid("people who were expected and seen nowhere")},
    {msgid("sessions-held"), held, "", msgid("sessions that were not cancelled and have ended")},
    {msgid("sessions-noted"), measured, "sessions-held", msgid("of them, those at which somebody noted who was there")},
};

const Figure* figure_of(std::string_view code) {
    const auto* found = std::find_if(std::begin(all_figures), std::end(all_figures),
                                     [&](const Figure& one) { return one.code == code; });
    return found == std::end(all_figures) ? nullptr : found;
}

Value ratio(std::int64_t count, std::int64_t base) {
    return base == 0 ? Value() : Value(static_cast<double>(count) / static_cast<double>(base));
}

std::string codes_without(const EventRows& rows, const EventFigures& figures, bool with_count) {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < rows.sessions.size(); ++i)
        if (figures.sessions[i].held && !figures.sessions[i].measured &&
            rows.counted.contains(rows.sessions[i].id) == with_count)
            codes.push_back(rows.sessions[i].code);
    return join(codes, ", ");
}

}  // namespace

Facts headline_of(const EventFigures& figures) {
    Facts facts;
    facts.add(tr("Registrations"), figures.active(), Kind::count);
    facts.add(tr("Participations"), figures.participations(), Kind::count);
    facts.add(tr("Participants"), figures.people, Kind::count);
    facts.add(tr("Person-days"), figures.person_days, Kind::count);
    if (figures.expected > 0)
        facts.add(say("Came, of {} expected", figures.expected), ratio(figures.came, figures.expected), Kind::ratio);
    return facts;
}

Table figures_table(const EventFigures& figures) {
    Table table{.title = tr("Figures"),
                .columns = {{"figure", tr("Figure"), Kind::word},
                            {"count", tr("Count"), Kind::count},
                            {"share", tr("Share"), Kind::ratio},
                            {"base", tr("Base"), Kind::count},
                            {"of", tr("Share of"), Kind::word}}};
    for (const auto& one : all_figures) {
        Row row = {std::string(one.code), one.count(figures)};
        if (const auto* base = figure_of(one.of)) {
            const auto whole = base->count(figures);
            row.insert(row.end(), {ratio(one.count(figures), whole), whole, std::string(one.of)});
        } else {
            row.resize(5);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table definitions() {
    Table table{.title = tr("What the figures are"),
                .columns = {{"figure", tr("Figure"), Kind::word}, {"definition", tr("Definition"), Kind::text}}};
    for (const auto& one : all_figures) table.rows.push_back({std::string(one.code), std::string(tr(one.definition))});
    return table;
}

std::vector<std::string> coverage_notes(const EventRows& rows, const EventFigures& figures) {
    std::vector<std::string> notes = {
        tr("Registrations are those that were not cancelled, participations a person at a session, participants "
           "people, "
           "each once."),
        say("Shares of territories, categories and profiles are of the {} of {} participations that are named, of {} "
            "participants, and of {} registrations: whole percents by largest remainder, so that they add up to 100.",
            figures.named, figures.participations(), figures.people, figures.active()),
        tr("Territory and category are those of the day of registration.")};
    if (const auto codes = codes_without(rows, figures, true); !codes.empty())
        notes.push_back(say("Counted and not named: {}.", codes));
    if (const auto codes = codes_without(rows, figures, false); !codes.empty())
        notes.push_back(say("Presence was not measured: {}.", codes));
    return notes;
}

}  // namespace tiers::report
