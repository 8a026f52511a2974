#pragma once

#include <tiers/ledger.h>

#include "store/database.h"

namespace tiers::member {

/// Whose allowances a member may use on a day: their own first, then those of the organisations they belong to.
std::vector<Id> whose_allowances(const Store& store, Id member, Day on);

/// What was given to some, in order of writing, as it was written.
std::vector<Bucket> buckets_of(const Store& store, const std::vector<Id>& owners, Day on);
/// Whose a bucket is. Throws NotFound.
Id owner_of(const Store& store, std::int64_t bucket);
/// With the movement that grants what it holds, where there is a limit; returns its id.
std::int64_t insert_bucket(Store& store, const Bucket& bucket, std::string_view reason = {});

/// Whether a period of a subscription has granted the same already.
bool granted_already(const Store& store, const Bucket& bucket);

/// Those of a bucket, in order of writing, up to a day.
std::vector<Movement> movements_of(const Store& store, const Bucket& bucket, Day until);
/// What buckets gave for a use: `amount` below 0.
std::vector<Movement> given_to(const Store& store, std::int64_t use);
void insert_movement(Store& store, const Movement& movement);

/// Throws NotFound.
Use get_use(const Store& store, std::int64_t id);
/// The last that was noted of what a member's presences at a place add up to on a day, withdrawn or not.
std::optional<Use> use_of_presence(const Store& store, Id member, Day day, const std::string& place);
std::vector<Use> uses_of(const Store& store, Id member, Day until);
/// Those up to a day that allowances do not cover, or that were charged; the payer's, and of whom it may pay for.
std::vector<Use> uses_to_charge(const Store& store, Day until, std::optional<Id> payer);
std::int64_t insert_use(Store& store, const Using& wanted);
void mark_withdrawn(Store& store, std::int64_t use);

}  // namespace tiers::member
