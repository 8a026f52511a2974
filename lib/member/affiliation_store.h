#pragma once

#include <tiers/affiliation.h>

namespace tiers::member {

std::int64_t insert_affiliation(Store& store, const Affiliation& wanted);
/// Ends one after its last day; one that would begin later is withdrawn.
void end_affiliation(Store& store, std::int64_t id, std::optional<Day> first, Day last);

/// Whether both hold on some day.
bool overlap(const Affiliation& one, const Affiliation& other);
/// Whether a member belongs to an organisation today.
bool belongs(const Store& store, Id member, Id organisation);
/// The organisation of a member's record is that of the affiliation that holds today and began first. Where the member
/// does not belong to it, that one ends, unless it has a role, and another begins; where it is none, that one ends.
void put_organisation(Store& store, const Member& member);

}  // namespace tiers::member
