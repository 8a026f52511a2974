#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/csv.h"

/// Answers exported from LimeSurvey as CSV, whatever heading was chosen there: codes, texts, or both.
namespace tiers::format {

/// A column of a question: a choice of many, a row of a table, what was written beside.
struct SurveyColumn {
    std::string part;          ///< SQ001, or its label; empty for a question of one column
    bool other = false;        ///< free text for what was not among the choices
    std::string heading = {};  ///< all of it
};

struct SurveyQuestion {
    std::string code;  ///< empty where the heading has texts alone
    std::string text;  ///< empty where it has codes alone
    std::vector<SurveyColumn> columns;
};

struct SurveyResponse {
    std::int64_t line = 0;                          ///< where it begins in the file
    std::string id;                                 ///< empty where the file has none
    std::string language;                           ///< it was answered in
    std::string submitted;                          ///< when, as it is written; empty where that is not told
    bool complete = true;                           ///< it was submitted, and not left halfway
    std::vector<std::vector<std::string>> answers;  ///< by question and column
};

struct Survey {
    std::vector<SurveyQuestion> questions;
    std::vector<SurveyResponse> responses;
};

/// Texts that end in brackets are parts of the question before them: "Which tools? [A wiki]". Throws BadInput for CSV
/// that is none (csv.h), and for a heading that has neither the id of a response nor the date it was submitted.
Survey read_survey(std::string_view bytes, const CsvSource& source);
/// The same for any table with a heading, which need not tell the id of a response.
Survey read_table_of_answers(std::string_view bytes, const CsvSource& source);

}  // namespace tiers::format
