#pragma once

#include <tiers/survey_report.h>

#include "report/behind.h"
#include "report/parts.h"
#include "report/restitution_count.h"

namespace tiers::report {

/// A section of parts: what participants are told by, and what of them is remembered.
struct PartsOf {
    const char* name;  ///< of its table
    std::string title, heading;
    const char* by;  ///< dimensions that tell the groups apart
    std::function<std::string(const event::Participant&)> group_of;
    std::function<std::string(const std::string&)> name_of;
};

/// What the page of an event tells of people, as it is remembered: who came and who had a seat, in all and by part, and
/// how many answered its surveys.
class RestitutionPublished {
public:
    /// Throws Refused for an event that is not over: its counts grow by single people.
    RestitutionPublished(const Store& store, const Query& query, const EventRows& rows, const EventFigures& figures);

    /// Parts as they can be told beside those of the sections before and what was published earlier: more of them put
    /// together, or none.
    std::vector<Part> fitted(const PartsOf& of, std::vector<Part> parts);
    /// Whether those who answered can be told.
    bool tells(const event::SurveyReport& report);

    /// Sections that are left out.
    const std::vector<std::string>& left_out() const { return left_out_; }
    void hand_on() const;

private:
    PublishedTable table(const char* measure, const char* by) const;
    std::vector<PublishedTable> tables_of(const PartsOf& of, const std::vector<Part>& parts) const;
    std::vector<std::string> keys_of(const PartsOf& of, const Part& part) const;
    bool add(const std::vector<PublishedTable>& tables);

    const Store& store_;
    const Query& query_;
    const EventRows& rows_;
    DaySpan months_;
    std::vector<PublishedTable> tables_;
    std::vector<std::string> left_out_;
};

}  // namespace tiers::report
