#pragma once

#include <tiers/survey_report.h>

namespace tiers::event {

inline constexpr auto unknown_group = "not_known";
inline constexpr auto merged_groups = "others_merged";

/// People of one territory or category.
struct SurveyGroup {
    std::string code;  ///< unknown_group for who is of none that is known, merged_groups for several
    std::string label;
    std::vector<const Response*> of;
};

/// In the order of their size, those of none that is known and those merged at the end.
std::vector<SurveyGroup> survey_groups(const Store& store, const std::vector<Response>& responses,
                                       const std::string& axis, std::int64_t least);

}  // namespace tiers::event
