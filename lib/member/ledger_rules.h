#pragma once

#include <tiers/ledger.h>

namespace tiers::member {

/// What subscriptions of a member, and of whom they share with, grant in periods that begin up to a day, and that is
/// not written yet. Ids are 0. A part of a period grants the part that its days are worth, what is begun included.
std::vector<Bucket> grants_due(const Store& store, Id member, Day until);

/// Writes down what subscriptions grant up to a day, and what has expired by today; returns what was written.
std::vector<Movement> settle(Store& store, Id member, Day until, Day today);

/// A new bucket with what `granted` says, without a row of the journal. Throws BadInput when it ends before it begins,
/// NotFound for what it is of.
Bucket give(Store& store, const Bucket& wanted, std::string_view reason = {});
/// One row of the journal: what was given, and what was settled before.
void record_given(Store& store, const std::vector<Bucket>& given, const std::vector<Movement>& settled);

/// What an allowance for a thing may be of: the kind alone, or a resource that was declared and its kind; nothing for
/// any. Throws NotFound.
std::vector<std::string> things_of(const Store& store, const std::string& thing);

}  // namespace tiers::member
