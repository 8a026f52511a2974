#pragma once

#include <tiers/ledger.h>

namespace tiers::member {

/// Writes down what has expired by a day of what a member has.
void write_expiries(Store& store, Id member, Day today);

/// A new bucket with what `granted` says. Throws BadInput when it ends before it begins, NotFound for what it is of.
Bucket give(Store& store, const Bucket& wanted, std::string_view reason = {});

/// What an allowance for a thing may be of: the kind alone, or a resource that was declared and its kind; nothing for
/// any. Throws NotFound.
std::vector<std::string> things_of(const Store& store, const std::string& thing);

}  // namespace tiers::member
