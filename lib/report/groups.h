#pragma once

#include <tiers/report.h>
#include <string>
#include <vector>

namespace tiers::report {

/// Columns of what a row is about, which three cells of group_cells() fill: the code for machines, the name for people,
/// and a word that has no name: "not-given", "others-merged" or "elsewhere" where it is no group of its own, or any
/// where all of them are words.
enum class GroupNames { names, words };
std::vector<Column> group_columns(const std::string& heading, bool machines_only = false,
                                  GroupNames names = GroupNames::names);
Row group_cells(const std::string& code, const std::string& name);

/// What tiers.toml calls a category, plan or the like; the id where it says nothing.
std::string declared_name(const Store& store, const char* kind, const std::string& id);

}  // namespace tiers::report
