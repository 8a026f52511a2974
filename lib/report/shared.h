#pragma once

#include <tiers/report.h>
#include <memory>

#include "report/differences.h"
#include "report/members_count.h"
#include "report/presence_count.h"
#include "report/stays.h"

namespace tiers::report {

/// What several chapters of one document are made of: read and counted once for all of them. Any of it may be none.
struct Shared {
    std::shared_ptr<const Stays> stays;
    std::shared_ptr<const PresenceCounted> presence;  ///< by month
    std::shared_ptr<const MembersCounted> members;    ///< by month
    std::shared_ptr<PeopleOfTables> people;           ///< behind what is published
};

/// None where nothing is kept.
const Stays* shared_stays(const Query& query);
/// What is kept, or is counted for the query alone.
std::shared_ptr<const PresenceCounted> shared_presence(const Store& store, const Query& query);
std::shared_ptr<const MembersCounted> shared_members(const Store& store, const Query& query);
std::shared_ptr<PeopleOfTables> shared_people(const Store& store, const Query& query);
/// A query on members that shares what is behind its own tables, where they are published.
Query sharing_people(const Store& store, const Query& query);

}  // namespace tiers::report
