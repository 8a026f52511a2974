#pragma once

#include <tiers/document.h>

#include "report/restitution_count.h"

namespace tiers::report {

/// The figures a page begins with.
Facts headline_of(const EventFigures& figures);
/// All of them, each share with the figure it is a share of.
Table figures_table(const EventFigures& figures);
/// What each is and by which rule, for people.
Table definitions();
/// What the figures rest on, and what they leave out.
std::vector<std::string> coverage_notes(const EventRows& rows, const EventFigures& figures);

}  // namespace tiers::report
