#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/survey_report.h>
#include <tiers/words.h>
#include <algorithm>

#include "event/survey_tally.h"

namespace tiers::event {

namespace {

void refuse_unknown(const Store& store, const SurveyQuery& query, bool answered) {
    if (answered || query.survey == at_registration) return;
    std::vector<std::string> known;
    for (const auto& one : questions(store)) {
        if (one.survey == query.survey) return;
        if (!one.survey.empty() && std::ranges::find(known, one.survey) == known.end()) known.push_back(one.survey);
    }
    const auto near = did_you_mean(query.survey, known);
    throw NotFound("unknown_survey", say("no survey '{}' is declared", query.survey),
                   near.empty() ? std::string(tr("declare its questions in tiers.toml: [[question]]")) : near);
}

bool answered_by_any(const Question& question, const std::vector<Response>& responses) {
    return std::ranges::any_of(responses, [&](const Response& one) {
        return std::ranges::find(one.answers, question.id, &Answer::question) != one.answers.end();
    });
}

/// The survey's own, and of others those that were answered.
std::vector<Question> told_questions(const Store& store, const SurveyQuery& query,
                                     const std::vector<Response>& responses) {
    auto all = questions_of(store, query.survey, query.event);
    std::erase_if(all, [&](const Question& one) {
        const auto asked = query.survey == at_registration && query.event && !one.event.empty();
        const auto own =
            !one.retired && (asked || one.survey == query.survey || (query.event && one.event == *query.event));
        return !own && !answered_by_any(one, responses);
    });
    return all;
}

std::vector<std::string> notes_of(const SurveyReport& report, const SurveyQuery& query, int least) {
    std::vector<std::string> notes{
        tr("complete responses are counted; a share is of those who answered the question, in whole percents that add "
           "up to 100 (largest remainder)")};
    if (std::ranges::any_of(report.results, [](const SurveyResult& one) { return one.question.type == "choices"; }))
        notes.emplace_back(tr("where several answers may be given, shares add up to more than 100"));
    if (!query.by.empty())
        notes.push_back(say("groups of fewer than {} people are merged with the next smallest", least));
    if (query.published)
        notes.push_back(
            say("answers of fewer than {} people are merged with the next smallest, and texts are not told", least));
    return notes;
}

}  // namespace

std::vector<std::string> survey_axes() {
    return {"zone", "epci", "department", "category"};
}

SurveyReport survey_report(const Store& store, const SurveyQuery& query) {
    auto all = responses(store, query.survey, query.event);
    refuse_unknown(store, query, !all.empty());
    SurveyReport report{.survey = query.survey};
    report.incomplete = std::ranges::count_if(all, [](const Response& one) { return !one.complete; });
    std::erase_if(all, [](const Response& one) { return !one.complete; });
    report.complete = static_cast<std::int64_t>(all.size());
    const auto least = catalogue::privacy_of(store).min_cell;
    std::vector<SurveyGroup> groups(1);
    for (const auto& one : all) groups.front().of.push_back(&one);
    if (!query.by.empty()) std::ranges::move(survey_groups(store, all, query.by, least), std::back_inserter(groups));
    for (const auto& question : told_questions(store, query, all))
        report.results.push_back(
            tally(question, groups, query.published ? std::optional<std::int64_t>(least) : std::nullopt));
    report.notes = notes_of(report, query, least);
    return report;
}

}  // namespace tiers::event
