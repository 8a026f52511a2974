#pragma once

#include <tiers/report.h>
#include <optional>
#include <string>
#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// What a report is asked of a period, by the clock of the place that is asked for, or of the first.
report::Query query_of(const Store& store, const std::string& period, const Invocation& call);

struct PublishingOptions {
    bool published = false;
    std::optional<std::string> rule, reason;  ///< that is set aside, and why
};

/// --override and --reason, which go with --public.
void declare_overriding(Arguments& arguments, PublishingOptions& options);
/// Throws BadInput for one of them without what belongs to it.
void check_publishing(const PublishingOptions& options);

/// Remembers what is published before anybody sees it. Throws Refused where it tells too much beside what was published
/// before, unless that is set aside, and where it cannot be remembered.
void remember_published(const Store& store, const std::vector<PublishedTable>& tables, const PublishingOptions& options,
                        Invocation& call);

/// A verb for each report that is declared.
std::vector<Verb> report_verbs();

}  // namespace tiers::cmd
