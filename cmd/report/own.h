#pragma once

#include <tiers/report.h>
#include <filesystem>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// A report of one's own with the title it goes by.
struct OwnFile {
    std::string name, title;
    std::filesystem::path file;
};
/// NAME.sql in a folder, in order of name.
std::list<OwnFile> own_files(const std::filesystem::path& folder);
Document run_own(const Store& store, const OwnFile& own, const report::Query& query, Invocation& call);

/// A verb for each reports/NAME.sql beside the configuration; none where there is no configuration.
std::vector<Verb> own_report_verbs(const std::optional<std::string>& config);

}  // namespace tiers::cmd
