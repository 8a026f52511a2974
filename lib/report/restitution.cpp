#include "report/restitution.h"

#include <tiers/catalogue.h>
#include <tiers/i18n.h>
#include <tiers/outcome.h>
#include <tiers/survey_report.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "report/parts.h"
#include "report/restitution_figures.h"
#include "report/restitution_sessions.h"
#include "report/restitution_told.h"
#include "report/zones.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

using Sections = std::vector<Section>;

/// All that the sections are made of.
struct Told {
    const Store& store;
    const Query& query;
    EventRows rows;
    EventFigures figures;
    std::int64_t min_cell;
    std::vector<event::SurveyReport> surveys;

    std::vector<Part> parts(const std::function<std::string(const event::Participant&)>& group_of,
                            const std::function<std::string(const std::string&)>& name_of) const {
        auto all = parts_of(measures_by(rows, group_of), name_of);
        return query.published ? without_small(std::move(all), min_cell) : all;
    }
};

/// A table, unless nobody says anything.
void append_parts(const std::string& title, const char* name, const std::string& heading,
                  const std::vector<Part>& parts, Sections& sections) {
    const auto says = [](const Part& part) { return part.code != not_given; };
    if (std::any_of(parts.begin(), parts.end(), says))
        sections.emplace_back(table_of_parts(title, name, heading, parts));
}

std::vector<Part> parts_by_zone(const Told& told, const Zones& zones) {
    return told.parts([&](const event::Participant& who) { return zones.of(who); },
                      [&](const std::string& id) { return zones.name(id); });
}

std::vector<Part> parts_by_category(const Told& told) {
    const auto categories = declared_rows(told.store, "category");
    return told.parts([](const event::Participant& who) { return who.category; },
                      [&](const std::string& id) {
                          for (const auto& [known, said] : categories)
                              if (known == id) return said.text("name", id);
                          return id;
                      });
}

void append_territories(const Told& told, const Zones& zones, Sections& sections) {
    if (!zones.none()) {
        const auto parts = parts_by_zone(told, zones);
        append_parts(tr("Where they come from"), "zones", tr("Zone"), parts, sections);
        sections.emplace_back(series_of_parts(tr("Participations by zone"), parts));
    }
    TerritoryNames names(told.query.territory);
    append_parts(tr("By commune"), "communes", tr("Commune"),
                 told.parts([](const event::Participant& who) { return who.commune; },
                            [&](const std::string& code) { return names.commune(code); }),
                 sections);
    append_parts(tr("By EPCI"), "epcis", "EPCI",
                 told.parts([](const event::Participant& who) { return who.epci; },
                            [&](const std::string& code) { return names.epci(code); }),
                 sections);
    append_parts(tr("By département"), "departments", tr("Département"),
                 told.parts([](const event::Participant& who) { return who.department; },
                            [&](const std::string& code) { return names.department(code); }),
                 sections);
}

void append_people(const Told& told, Sections& sections) {
    append_parts(tr("Categories of organisations"), "categories", tr("Category"), parts_by_category(told), sections);
    append_parts(tr("Profiles"), "profiles", tr("Profile"),
                 told.parts([](const event::Participant& who) { return who.profile; },
                            [](const std::string& word) { return word; }),
                 sections);
}

void append_mind_maps(const Told& told, Sections& sections) {
    for (const auto& outcome : event::outcomes(told.store, told.query.event)) {
        const auto title = outcome.topic.empty() || outcome.topic == outcome.title
                               ? outcome.title
                               : fmt::format("{}: {}", outcome.topic, outcome.title);
        sections.emplace_back(Tree{title, event::mind_map(told.store, outcome)});
    }
}

/// What was asked at registration is of no use to others.
std::vector<event::SurveyReport> surveys_told(const Store& store, const Query& query) {
    std::vector<event::SurveyReport> reports;
    for (const auto& survey : event::surveys_of(store, query.event))
        if (survey != event::at_registration)
            reports.push_back(event::survey_report(store, {survey, query.event, {}, query.published}));
    return reports;
}

void append_surveys(const Told& told, Sections& sections) {
    for (const auto& report : told.surveys) {
        auto own = event::survey_sections(report, told.query.language);
        std::get<Facts>(own.front()).title = say("Survey '{}'", report.survey);
        std::move(own.begin(), own.end(), std::back_inserter(sections));
    }
}

/// The figures that a page begins with, and the largest zone and category with what they are shares of.
Facts headline(const Told& told, const Zones& zones) {
    Facts facts = headline_of(told.figures);
    const auto add = [&](const std::vector<Part>& parts) {
        if (parts.empty() || told.figures.named == 0) return;
        facts.add(say("{}, of {} participations", label_of(parts.front()), told.figures.named),
                  cell(shares_of(parts, &Measure::participations).front()), Kind::ratio);
    };
    if (!zones.none()) add(parts_by_zone(told, zones));
    add(parts_by_category(told));
    return facts;
}

Sections sections_of(const Told& told) {
    const Zones zones(told.store);
    Sections sections;
    if (const auto intro = intro_of(told.store, told.rows.event); !intro.empty())
        sections.emplace_back(Paragraph{intro});
    sections.emplace_back(headline(told, zones));
    sections.emplace_back(figures_table(told.figures));
    if (told.query.explain) sections.emplace_back(definitions());
    append_territories(told, zones, sections);
    append_people(told, sections);
    sections.emplace_back(kinds_table(told.rows, told.figures));
    sections.emplace_back(sessions_table(told.rows, told.figures, !told.query.published));
    append_topics(told.store, told.query, sections);
    append_mind_maps(told, sections);
    append_surveys(told, sections);
    append_cards(told.store, told.query, sections);
    append_money(told.store, told.query, sections);
    append_not_measured(told.store, told.query, sections);
    return sections;
}

std::vector<std::string> notes_of(const Told& told) {
    auto notes = coverage_notes(told.rows, told.figures);
    if (told.query.published)
        notes.push_back(
            say("No names are told, and parts with less than {} people, participations or registrations are "
                "put together until nobody can be told.",
                told.min_cell));
    for (const auto& report : told.surveys)
        for (const auto& note : report.notes)
            if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
    return notes;
}

std::optional<Period> days_of(const event::Event& event) {
    if (!event.start || !event.end) return std::nullopt;
    const auto zone = Zone::named(event.zone);
    return Period{zone.day(*event.start), zone.day(*event.end - Seconds(1)) + std::chrono::days(1), {}};
}

Document restitution_report(const Store& store, const Query& query) {
    const Snapshot snapshot(store);
    auto rows = rows_of_event(store, query.event);
    auto figures = figures_of(rows, store.now());
    const Told told{store,
                    query,
                    std::move(rows),
                    std::move(figures),
                    catalogue::applied(store).min_cell,
                    surveys_told(store, query)};
    Document document;
    document.schema = "tiers.report.restitution/1";
    document.title = told.rows.event.title;
    document.period = days_of(told.rows.event);
    document.place = told.rows.event.place;
    document.whose = catalogue::operator_of(store).name;
    document.sections = sections_of(told);
    document.notes = notes_of(told);
    return document;
}

std::vector<Column> restitution_columns() {
    return figures_table({}).columns;
}

}  // namespace

Report restitution() {
    return {"restitution", msgid("What came of an event, to publish"), {}, restitution_report, restitution_columns,
            true};
}

}  // namespace tiers::report
