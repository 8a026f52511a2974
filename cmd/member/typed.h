#pragma once

#include <tiers/member.h>
#include <tiers/subscription.h>
#include <optional>
#include <string>
#include <vector>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// The members that words, or standard input, name.
std::vector<member::Id> member_ids(Invocation& call, const Store& store, const std::vector<std::string>& words,
                                   bool exact = false);

/// Cents of an amount typed, "45.00". Throws BadInput.
std::optional<std::int64_t> cents(const std::optional<std::string>& typed);
/// An instant typed in the clock of a place.
std::optional<Instant> instant(const std::optional<std::string>& typed, const catalogue::Place& place, Instant now);
/// The day that was typed, or today.
Day day_or_today(const std::optional<std::string>& typed, const Invocation& call);
/// A day that was typed, none where it is empty, and the other where nothing was.
std::optional<Day> day_or(const std::optional<std::string>& typed, std::optional<Day> otherwise);

/// The words that name a subscription, and the one they name: that runs on a day or begins after it.
void declare_subscription(Arguments& verb, std::string& who, std::optional<std::string>& plan);
member::Subscription subscription_named(const Store& store, const std::string& who,
                                        const std::optional<std::string>& plan, Day day, bool exact = false);

}  // namespace tiers::cmd
