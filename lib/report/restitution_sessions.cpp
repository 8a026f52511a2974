#include "report/restitution_sessions.h"

#include <tiers/i18n.h>
#include <tiers/outcome.h>
#include <algorithm>

#include "base/shares.h"
#include "base/text.h"
#include "i18n/empty_columns.h"

namespace tiers::report {

namespace {

const char* stage_of(const event::Session& session, const Turnout& turnout) {
    return session.cancelled ? msgid("cancelled") : turnout.held ? msgid("took-place") : msgid("planned");
}

template <class All>
std::string names_of(const All& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name);
    return join(names, ", ");
}

/// Where nobody noted who was there, nothing is known of who came.
Value known(const Turnout& turnout, std::int64_t count) {
    return turnout.measured ? Value(count) : Value();
}

Value show_rate(const Turnout& turnout) {
    if (!turnout.measured || turnout.registered == 0) return {};
    return static_cast<double>(turnout.came) / static_cast<double>(turnout.registered);
}

Row session_line(const event::Session& session, const Turnout& turnout, bool with_names) {
    return {session.code,
            session.title,
            session.kind,
            cell(Zone::named(session.zone), session.span.start),
            std::string(stage_of(session, turnout)),
            with_names ? cell(names_of(session.speakers)) : Value(),
            turnout.registered,
            known(turnout, turnout.came),
            show_rate(turnout),
            known(turnout, turnout.registered - turnout.came),
            known(turnout, turnout.walk_ins),
            turnout.known ? Value(turnout.counted) : Value(),
            turnout.known ? Value(turnout.participations()) : Value()};
}

struct OfKind {
    std::int64_t sessions = 0, registered = 0, participations = 0;
};

}  // namespace

Table sessions_table(const EventRows& rows, const EventFigures& figures, bool with_names) {
    const auto all_held =
        std::all_of(figures.sessions.begin(), figures.sessions.end(), [](const Turnout& one) { return one.held; });
    Table table{.title = tr("What took place"),
                .columns = {{"session", tr("Session"), Kind::code, "", false, machine_only},
                            {"title", tr("Title"), Kind::text},
                            {"kind", tr("Kind"), Kind::word},
                            {"start", tr("Start"), Kind::instant},
                            {"state", tr("State"), Kind::word, "", false, all_held},
                            {"speakers", tr("Speakers"), Kind::text, "", false, !with_names},
                            {"registered", tr("Registered"), Kind::count},
                            {"came", tr("Came"), Kind::count},
                            {"show_rate", tr("Show rate"), Kind::ratio},
                            {"no_shows", tr("No-shows"), Kind::count},
                            {"walk_ins", tr("Walk-ins"), Kind::count},
                            {"counted", tr("Counted beyond"), Kind::count},
                            {"participations", tr("Participations"), Kind::count}},
                .empty = tr("no session yet"),
                .name = "sessions"};
    for (std::size_t i = 0; i < rows.sessions.size(); ++i)
        table.rows.push_back(session_line(rows.sessions[i], figures.sessions[i], with_names));
    hide_empty_columns(table);
    return table;
}

Table kinds_table(const EventRows& rows, const EventFigures& figures) {
    Table table{.title = tr("By kind of session"),
                .columns = {{"kind", tr("Kind"), Kind::word},
                            {"sessions", tr("Held"), Kind::count},
                            {"registered", tr("Registered"), Kind::count},
                            {"participations", tr("Participations"), Kind::count},
                            {"share", say("of {}", figures.participations()), Kind::ratio, "", true}},
                .name = "kinds"};
    std::vector<std::int64_t> participations;
    for (const auto& kind : event::session_kinds()) {
        OfKind of;
        for (std::size_t i = 0; i < rows.sessions.size(); ++i) {
            if (rows.sessions[i].kind != kind) continue;
            of.sessions += figures.sessions[i].held;
            of.registered += figures.sessions[i].registered;
            of.participations += figures.sessions[i].participations();
        }
        if (of.sessions + of.registered + of.participations == 0) continue;
        table.rows.push_back({kind, of.sessions, of.registered, of.participations});
        participations.push_back(of.participations);
    }
    const auto percents = whole_percents(participations);
    for (std::size_t i = 0; i < percents.size(); ++i)
        table.rows[i].push_back(figures.participations() == 0 ? Value()
                                                              : Value(static_cast<double>(percents[i]) / 100));
    return table;
}

void append_topics(const Store& store, const Query& query, std::vector<Section>& sections) {
    const auto topics = event::proposals(store, query.event);
    if (topics.empty()) return;
    const auto outcomes = event::outcomes(store, query.event);
    Table table{.title = tr("Topics of the barcamp"),
                .columns = {{"topic", tr("Id"), Kind::id, "", false, machine_only},
                            {"title", tr("Title"), Kind::text},
                            {"hosts", tr("Hosts"), Kind::text, "", false, query.published},
                            {"wishes", tr("Wishes"), Kind::count},
                            {"hands", tr("Hands"), Kind::count},
                            {"session", tr("Session"), Kind::code},
                            {"outcomes", tr("Outcomes"), Kind::count}},
                .name = "topics"};
    for (const auto& topic : topics) {
        const auto brought = std::count_if(outcomes.begin(), outcomes.end(),
                                           [&](const event::Outcome& one) { return one.proposal == topic.id; });
        table.rows.push_back({topic.id, topic.title, query.published ? Value() : cell(names_of(topic.hosts)),
                              topic.wishes, topic.hands, cell(topic.session), static_cast<std::int64_t>(brought)});
    }
    hide_empty_columns(table);
    sections.emplace_back(std::move(table));
}

}  // namespace tiers::report
