#pragma once

#include <tiers/error.h>
#include <tiers/survey.h>
#include <filesystem>
#include <functional>

namespace tiers::exchange {

struct SurveyOptions {
    std::string file;                  ///< its name, for messages
    std::string survey;                ///< declared
    std::optional<std::string> event;  ///< code
    std::string program;               ///< "limesurvey", "csv", or empty: any CSV by its headings
    std::string charset;               ///< empty: found out
    std::vector<std::pair<std::string, std::string>> columns;  ///< question, or response, submitted, email, commune,
                                                               ///< category; and the heading of its column
    std::filesystem::path territory;                           ///< folder of the tables of communes
};

struct SurveyVerdict {
    std::int64_t line = 0;
    std::string verdict;   ///< added, updated, unchanged, erased, refused
    std::string response;  ///< its id in the file
    bool complete = true;
    std::string code = {}, reason = {};  ///< of a refusal: stable, and for people
    Exit exit = Exit::done;              ///< what a refusal stands for
};

struct SurveyImport {
    std::int64_t added = 0, updated = 0, unchanged = 0, erased = 0, refused = 0;
    std::int64_t incomplete = 0;        ///< of those taken
    std::vector<std::string> left_out;  ///< headings of columns that answer no question
};

/// The programs whose exports are told apart.
TIERS_API std::vector<std::string> survey_programs();

/// Takes responses within the caller's transaction. A question is known by its id, as the code of a column, or by its
/// text; a choice likewise, in columns of their own too. A response is known by its id, so that a file may be read
/// again; who is known by e-mail as a participant of the event brings category and territory as they were at
/// registration. Throws BadInput for what is no CSV, has no ids, or answers no question of the survey, and NotFound.
TIERS_API SurveyImport import_survey(Store& store, std::string_view bytes, const SurveyOptions& options,
                                     const std::function<void(const SurveyVerdict&)>& tell);

}  // namespace tiers::exchange
