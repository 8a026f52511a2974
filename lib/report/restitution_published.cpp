#include "report/restitution_published.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/words.h>
#include <algorithm>

#include "report/behind_people.h"

namespace tiers::report {

namespace {

void check_over(const Store& store, const event::Event& event) {
    if (event.end && *event.end <= store.now()) return;
    throw Refused("public_event", tr("only an event that is over is published"),
                  event.end ? say("its last session ends on {}", iso(Zone::named(event.zone).day(*event.end)))
                            : tr("it has no session"));
}

/// The months in which its sessions are.
DaySpan whole_months(const event::Event& event) {
    const auto zone = Zone::named(event.zone);
    const auto of = [&](Instant at) {
        const std::chrono::year_month_day day(zone.day(at));
        return day.year() / day.month();
    };
    return {Day(of(*event.start) / 1), Day((of(*event.end - Seconds(1)) + std::chrono::months(1)) / 1)};
}

Point point_of(const event::Event& event, const event::Participant& who) {
    return {{"event", event.code},          {"commune", who.commune},   {"epci", who.epci},
            {"department", who.department}, {"category", who.category}, {"profile", who.profile}};
}

/// Each session too: who changed from one to another changes nothing in all.
std::string figures_of_presence(const EventRows& rows, const EventFigures& figures) {
    auto text = fmt::format("people={} named={} counted={} walk_ins={} person_days={} came={}", figures.people,
                            figures.named, figures.counted, figures.walk_ins, figures.person_days, figures.came);
    for (std::size_t i = 0; i < rows.sessions.size(); ++i) {
        const auto& [code, one] = std::pair(rows.sessions[i].code, figures.sessions[i]);
        fmt::format_to(std::back_inserter(text), " {0}.came={1} {0}.walk_ins={2} {0}.counted={3}", code, one.came,
                       one.walk_ins, one.counted);
    }
    return text;
}

std::string figures_of_seats(const EventRows& rows, const EventFigures& figures) {
    auto text = fmt::format("people={} registrations={} cancelled={} waiting={}", figures.registered, figures.active(),
                            figures.cancelled, figures.waiting);
    for (std::size_t i = 0; i < rows.sessions.size(); ++i)
        fmt::format_to(std::back_inserter(text), " {}.registered={}", rows.sessions[i].code,
                       figures.sessions[i].registered);
    return text;
}

}  // namespace

RestitutionPublished::RestitutionPublished(const Store& store, const Query& query, const EventRows& rows,
                                           const EventFigures& figures)
    : store_(store), query_(query), rows_(rows) {
    check_over(store, rows.event);
    months_ = whole_months(rows.event);
    auto came = table(measures::attended, "event"), seats = table(measures::registered, "event");
    if (figures.people > 0)
        came.cells.push_back({{rows.event.code}, figures.people, figures_of_presence(rows, figures)});
    if (figures.registered > 0)
        seats.cells.push_back({{rows.event.code}, figures.registered, figures_of_seats(rows, figures)});
    tables_ = {std::move(came), std::move(seats)};
}

std::vector<Part> RestitutionPublished::fitted(const PartsOf& of, std::vector<Part> parts) {
    do {
        if (add(tables_of(of, parts))) return parts;
    } while (put_smallest_together(parts));
    left_out_.push_back(of.title);
    return {};
}

bool RestitutionPublished::tells(const event::SurveyReport& report) {
    if (report.complete == 0) return true;
    auto answered = table(measures::answered, "event,survey");
    answered.cells.push_back({{fmt::format("{}/{}", rows_.event.code, report.survey)},
                              report.complete,
                              fmt::format("people={}", report.complete)});
    if (add({std::move(answered)})) return true;
    left_out_.push_back(say("Survey '{}'", report.survey));
    return false;
}

void RestitutionPublished::hand_on() const {
    for (const auto& table : tables_) publishing(query_, table);
}

PublishedTable RestitutionPublished::table(const char* measure, const char* by) const {
    return {"restitution", measure, by, rows_.event.place, months_, {}};
}

std::vector<PublishedTable> RestitutionPublished::tables_of(const PartsOf& of, const std::vector<Part>& parts) const {
    auto came = table(measures::attended, of.by), seats = table(measures::registered, of.by);
    for (const auto& part : parts) {
        const auto keys = keys_of(of, part);
        const auto& measure = part.measure;
        if (measure.people > 0)
            came.cells.push_back({keys, measure.people,
                                  fmt::format("people={} participations={}", measure.people, measure.participations)});
        if (measure.registered > 0)
            seats.cells.push_back(
                {keys, measure.registered,
                 fmt::format("people={} registrations={}", measure.registered, measure.registrations)});
    }
    return {std::move(came), std::move(seats)};
}

std::vector<std::string> RestitutionPublished::keys_of(const PartsOf& of, const Part& part) const {
    std::set<std::string> keys;
    for (const auto& [id, who] : rows_.people)
        if (std::find(part.groups.begin(), part.groups.end(), of.group_of(who)) != part.groups.end())
            keys.insert(key_of(point_of(rows_.event, who), of.by));
    return {keys.begin(), keys.end()};
}

bool RestitutionPublished::add(const std::vector<PublishedTable>& tables) {
    if (!publishable(store_, query_, tables, tables_)) return false;
    tables_.insert(tables_.end(), tables.begin(), tables.end());
    return true;
}

}  // namespace tiers::report
