#pragma once

#include <tiers/survey.h>

/// What surveys say: for each question counts, shares and their base, for all and by territory or category.
namespace tiers::event {

struct SurveyQuery {
    std::string survey;                ///< at_registration for what was answered there
    std::optional<std::string> event;  ///< code; nothing: wherever it was held
    std::string by = {};               ///< empty, or one of survey_axes()
    bool published = false;            ///< texts are counted alone, and small cells are merged
};

struct SurveyCell {
    std::string what;  ///< answer, other (not among the choices), merged (of several answers)
    std::string answer, label;
    std::int64_t count = 0;
    double share = 0;  ///< of those who answered; whole percents that add up to 100, but for several choices
};

/// One question, answered by all or by one group.
struct SurveyTally {
    std::string group, label;                      ///< code and name; empty for all; not_known; others_merged
    std::int64_t answered = 0, unanswered = 0;     ///< complete responses
    std::vector<SurveyCell> cells;                 ///< the same in each group of a question
    std::optional<double> mean = {}, median = {};  ///< of numbers and scales
};

struct SurveyResult {
    Question question;
    std::vector<SurveyTally> tallies;  ///< all; then the groups
};

struct SurveyReport {
    std::string survey;
    std::int64_t complete = 0, incomplete = 0;  ///< responses; the incomplete are counted nowhere else
    std::vector<SurveyResult> results = {};     ///< in the order of the questions
    std::vector<std::string> notes = {};        ///< bases, rounding, what was merged
};

/// zone (the operator's own), epci, department, category.
TIERS_API std::vector<std::string> survey_axes();

/// Groups of fewer people than [privacy] min_cell are merged with the next smallest, so that none stays alone. Throws
/// NotFound for a survey that is neither declared nor answered, and for an event that is not there.
TIERS_API SurveyReport survey_report(const Store& store, const SurveyQuery& query);

/// For machines: a row for each answer, one for those without, and for means; see tiers-event(1).
TIERS_API std::vector<Column> survey_columns();
TIERS_API Table survey_table(const SurveyReport& report);
/// For people: how many answered, then each question with its bars.
TIERS_API std::vector<Section> survey_sections(const SurveyReport& report, Language language);

}  // namespace tiers::event
