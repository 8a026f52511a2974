#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// Two members that may be the same, the one with the lower id first.
struct Duplicate {
    Member one, other;
    std::string reason;  ///< what they have in common, blank-separated: email phone name near-name commune organisation
    int score = 0;       ///< points of 100
};

struct Duplicates {
    std::vector<Duplicate> pairs;  ///< by score, highest first
    std::size_t shared = 0;        ///< e-mails, phones and names of too many members to tell them apart
};
/// Pairs of persons, and of organisations, with at least a score. What one of them had before counts too.
TIERS_API Duplicates duplicates(const Store& store, int least_score = 0);

TIERS_API std::vector<Column> duplicate_columns();
TIERS_API Row duplicate_row(const Duplicate& pair);

/// What a merge does with one thing of the member who goes.
struct MergeStep {
    std::string done;   ///< brought, filled, added, dropped, kept
    std::string what;   ///< the table or the field
    std::string label;  ///< the same as people call it
    std::int64_t count = 0;
    std::string value = {};
};

struct Merged {
    Member into, from;  ///< as they were
    std::vector<MergeStep> steps;
};
/// Joins a member into another: what names it names the other, what the other lacks is filled from it, and it stays as
/// one who left, and who is found as the other. Throws BadInput for a person and an organisation, Conflict for one
/// member, and for two who were at places at the same time, Refused for one on the roll of an assembly to come, or who
/// has what is sealed with whose it is.
TIERS_API Merged merge(Store& store, Id into, Id from);

TIERS_API std::vector<Column> merge_columns();
/// A row a step; one that has none where nothing was to be done.
TIERS_API std::vector<Row> merge_rows(const Merged& merged);

}  // namespace tiers::member
