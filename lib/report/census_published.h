#pragma once

#include "report/behind.h"
#include "report/census_count.h"

namespace tiers::report {

/// What a sheet of answers tells of people, as it is remembered: of each answer those behind it, unless they are few.
class CensusPublished {
public:
    CensusPublished(const Store& store, const Query& query, const CensusCounted& counted, const char* report)
        : store_(store), query_(query), counted_(counted), report_(report), discretion_(store) {}

    /// A table without cells: of the place that is asked for, or of the operator, who has the members.
    PublishedTable table(const char* measure, const std::string& by, bool of_place) const;

    void people_who_came();
    /// On the last day: "person" or "organisation".
    void members(const std::string& kind);
    void trainees();
    void people_at_events();
    void volunteers();
    void customers();
    void add(PublishedTable table) { tables_.push_back(std::move(table)); }

    void hand_on();

private:
    void add_cell(PublishedTable table, const std::vector<std::string>& covers, std::int64_t people,
                  std::string figures);
    void attended(const SessionFigures& figures, bool trainings);

    const Store& store_;
    const Query& query_;
    const CensusCounted& counted_;
    const char* report_;
    Discretion discretion_;
    std::vector<PublishedTable> tables_;
};

/// Who came, by category of members.
struct CategoryOfPeople {
    std::string group;
    std::int64_t people = 0;
    std::vector<std::string> covers = {};
    Shares shares = {};  ///< of what is published
};

/// The most first; few are put together, and what one organisation fills, where it is published.
std::vector<CategoryOfPeople> categories_of_people(const Store& store, const CensusCounted& counted,
                                                   const CensusPublished* published);

}  // namespace tiers::report
