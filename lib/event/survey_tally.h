#pragma once

#include "event/survey_groups.h"

namespace tiers::event {

/// How a question was answered by each group, the first of which is all. With `least`, answers of fewer people are
/// merged, in all groups alike, and texts are not told.
SurveyResult tally(const Question& question, const std::vector<SurveyGroup>& groups, std::optional<std::int64_t> least);

}  // namespace tiers::event
