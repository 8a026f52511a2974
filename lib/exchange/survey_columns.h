#pragma once

#include <tiers/survey_import.h>

#include "format/limesurvey.h"

namespace tiers::exchange {

/// What a column of a file of answers holds.
struct AnswerColumn {
    enum class Holds { nothing, answer, choice, other, response, submitted, email, commune, category };
    Holds holds = Holds::nothing;
    const event::Question* question = nullptr;
    std::string choice = {};  ///< id, of a column that says whether it was chosen
};

/// By question of the file and column of it. Throws BadInput for a heading that is not there, and for a file that
/// answers no question; NotFound for a question that is not asked.
std::vector<std::vector<AnswerColumn>> answer_columns(const format::Survey& survey,
                                                      const std::vector<event::Question>& questions,
                                                      const SurveyOptions& options);

}  // namespace tiers::exchange
