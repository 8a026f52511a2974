#pragma once

#include <tiers/ledger.h>

namespace tiers::member {

/// What was given to a member, and to whom they share with, as subscriptions are now; then what these grant in periods
/// that begin up to a day and that is not written yet, with an id of 0. A part of a period grants the part that its
/// days are worth, what is begun included. Of one that was written and has become shorter the rest is taken back, but
/// for what was used: that comes out of what the subscription that follows grants of the same. Uses up to `on` are told
/// apart.
std::vector<Bucket> buckets_now(const Store& store, Id member, Day until, Day on);

/// Writes down what subscriptions grant up to a day, what they grant otherwise than was written, and what has expired
/// by today; returns what was written.
std::vector<Movement> settle(Store& store, Id member, Day until, Day today);
/// Writes down what subscriptions of a member grant otherwise than was written, with a row of the journal.
void adjust_grants(Store& store, Id member, Day today);

/// A new bucket with what `granted` says, without a row of the journal. Throws BadInput when it ends before it begins,
/// NotFound for what it is of.
Bucket give(Store& store, const Bucket& wanted, std::string_view reason = {});
/// One row of the journal: what was given, and what was settled before.
void record_given(Store& store, const std::vector<Bucket>& given, const std::vector<Movement>& settled);

/// What an allowance for a thing may be of: the kind alone, or a resource that was declared and its kind; nothing for
/// any. Throws NotFound.
std::vector<std::string> things_of(const Store& store, const std::string& thing);

}  // namespace tiers::member
