#pragma once

#include <tiers/document.h>
#include <tiers/i18n.h>

#include "report/restitution_count.h"

namespace tiers::report {

/// Where a participant is in no group that has a name, or groups were put together.
constexpr const char *elsewhere = msgid("elsewhere"), *merged = msgid("others-merged"), *not_given = msgid("not-given");

/// A part of the participants, by what they are.
struct Part {
    std::string code;
    std::string name;
    Measure measure;
    std::vector<std::string> groups = {};  ///< that it is made of; empty words for who gave no answer
};

/// The largest first; what has no name of its own behind.
std::vector<Part> parts_of(const std::map<std::string, Measure>& measures,
                           const std::function<std::string(const std::string&)>& name_of);

/// Puts the parts in which somebody could be told together, with the next smallest until nobody can: those where a
/// count, or that of people who registered, is below the limit and not 0. Who gave no answer is told apart as long as
/// that hides the others.
std::vector<Part> without_small(std::vector<Part> parts, std::int64_t min_cell);

/// Puts the smallest of them into what is put together already, if any; whether there were two.
bool put_smallest_together(std::vector<Part>& parts);

/// The name of what has one, which is the operator's, or the word for what stands apart.
std::string label_of(const Part& part);

/// A row a part, with its share of each count in whole percents that add up to 100.
Table table_of_parts(const std::string& title, const char* name, const std::string& heading,
                     const std::vector<Part>& parts);

/// The share of participations of each part.
Series series_of_parts(const std::string& title, const std::vector<Part>& parts);

/// Of parts, in the order of theirs: whole percents as ratios; none where there is nothing to share.
std::vector<std::optional<double>> shares_of(const std::vector<Part>& parts, std::int64_t Measure::*count);

}  // namespace tiers::report
