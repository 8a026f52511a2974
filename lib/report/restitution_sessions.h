#pragma once

#include <tiers/report.h>

#include "report/restitution_count.h"

namespace tiers::report {

/// What took place: a row a session, with who was expected and who came.
Table sessions_table(const EventRows& rows, const EventFigures& figures, bool with_names);
/// The same by kind of session.
Table kinds_table(const EventRows& rows, const EventFigures& figures);
/// Topics of a barcamp, with how many outcomes each brought.
void append_topics(const Store& store, const Query& query, std::vector<Section>& sections);

}  // namespace tiers::report
