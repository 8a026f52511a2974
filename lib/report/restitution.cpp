#include "report/restitution.h"

#include <tiers/catalogue.h>
#include <tiers/i18n.h>
#include <tiers/outcome.h>
#include <tiers/survey_report.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "report/groups.h"
#include "report/restitution_figures.h"
#include "report/restitution_published.h"
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
    std::map<std::string, std::vector<Part>> parts = {};  ///< by the name of their section
    std::vector<std::string> left_out = {};               ///< what would tell of few beside what is published
};

constexpr auto by_territory = "event,commune,epci,department";

std::vector<PartsOf> sections_of_territories(const Zones& zones, TerritoryNames& names) {
    using event::Participant;
    using Text = const std::string&;
    return {{"zones", tr("Where they come from"), tr("Zone"), by_territory,
             [&](const Participant& who) { return zones.of(who); }, [&](Text id) { return zones.name(id); }},
            {"communes", tr("By commune"), tr("Commune"), by_territory,
             [](const Participant& who) { return who.commune; }, [&](Text code) { return names.commune(code); }},
            {"epcis", tr("By EPCI"), "EPCI", by_territory, [](const Participant& who) { return who.epci; },
             [&](Text code) { return names.epci(code); }},
            {"departments", tr("By département"), tr("Département"), by_territory,
             [](const Participant& who) { return who.department; }, [&](Text code) { return names.department(code); }}};
}

/// In the order of the page.
std::vector<PartsOf> sections_of_parts(const Store& store, const Zones& zones, TerritoryNames& names) {
    auto sections = sections_of_territories(zones, names);
    sections.push_back({"categories", tr("Categories of organisations"), tr("Category"), "event,category",
                        [](const event::Participant& who) { return who.category; },
                        [&](const std::string& id) { return declared_name(store, "category", id); }});
    sections.push_back({"profiles", tr("Profiles"), tr("Profile"), "event,profile",
                        [](const event::Participant& who) { return who.profile; },
                        [](const std::string& word) { return word; }});
    if (zones.none()) sections.erase(sections.begin());
    return sections;
}

bool says_anything(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.code != not_given; });
}

void count_parts(const std::vector<PartsOf>& sections, Told& told) {
    for (const auto& one : sections) told.parts[one.name] = parts_of(measures_by(told.rows, one.group_of), one.name_of);
}

/// What is told by larger territories goes before what is told by smaller ones, where only one of both can be told.
void publish_parts(std::vector<PartsOf> sections, RestitutionPublished& published, Told& told) {
    std::stable_sort(sections.begin(), sections.end(), [](const PartsOf& one, const PartsOf& other) {
        const auto rank = [](std::string_view name) { return name == "communes" ? 2 : name == "epcis" ? 1 : 0; };
        return rank(one.name) < rank(other.name);
    });
    for (const auto& one : sections) {
        auto& parts = told.parts[one.name];
        parts = without_small(std::move(parts), told.min_cell);
        if (says_anything(parts)) parts = published.fitted(one, std::move(parts));
    }
}

void publish_event(const std::vector<PartsOf>& sections, Told& told) {
    RestitutionPublished published(told.store, told.query, told.rows, told.figures);
    publish_parts(sections, published, told);
    std::erase_if(told.surveys, [&](const event::SurveyReport& report) { return !published.tells(report); });
    published.hand_on();
    told.left_out = published.left_out();
}

void append_parts(const std::vector<PartsOf>& of, const Told& told, Sections& sections) {
    for (const auto& one : of) {
        const auto& parts = told.parts.at(one.name);
        if (says_anything(parts)) sections.emplace_back(table_of_parts(one.title, one.name, one.heading, parts));
        if (std::string_view(one.name) == "zones" && !parts.empty())
            sections.emplace_back(series_of_parts(tr("Participations by zone"), parts));
    }
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
Facts headline(const Told& told) {
    Facts facts = headline_of(told.figures);
    for (const auto* name : {"zones", "categories"}) {
        const auto found = told.parts.find(name);
        if (found == told.parts.end() || found->second.empty() || told.figures.named == 0) continue;
        facts.add(say("{}, of {} participations", label_of(found->second.front()), told.figures.named),
                  cell(shares_of(found->second, &Measure::participations).front()), Kind::ratio);
    }
    return facts;
}

Sections sections_of(const std::vector<PartsOf>& of, const Told& told) {
    Sections sections;
    if (const auto intro = intro_of(told.store, told.rows.event); !intro.empty())
        sections.emplace_back(Paragraph{intro});
    sections.emplace_back(headline(told));
    sections.emplace_back(figures_table(told.figures));
    if (told.query.explain) sections.emplace_back(definitions());
    append_parts(of, told, sections);
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
    if (!told.left_out.empty())
        notes.push_back(
            say("Left out, as it tells of few people beside what is published: {}.", join(told.left_out, ", ")));
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
    Told told{store,
              query,
              std::move(rows),
              std::move(figures),
              catalogue::privacy_of(store).min_cell,
              surveys_told(store, query)};
    const Zones zones(store);
    TerritoryNames names(query.territory);
    const auto of = sections_of_parts(store, zones, names);
    count_parts(of, told);
    if (query.published) publish_event(of, told);
    Document document;
    document.schema = "tiers.report.restitution/1";
    document.title = told.rows.event.title;
    document.period = days_of(told.rows.event);
    document.place = told.rows.event.place;
    document.whose = catalogue::operator_of(store).name;
    document.sections = sections_of(of, told);
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
