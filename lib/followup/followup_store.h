#pragma once

#include <tiers/followup.h>

#include "store/request_key.h"

namespace tiers::followup {

/// Later than any day there is: as far as is known.
inline constexpr Day ever{std::chrono::year(9999) / 12 / 31};

/// As they were on a day; those that were not open yet are left out.
std::vector<Followup> select(const Store& store, std::optional<Id> id, Day on);
/// As it is known last. Throws NotFound.
Followup get(const Store& store, Id id);
/// Up to a day, by follow-up, day and id.
std::vector<Move> select_moves(const Store& store, std::optional<Id> id, Day on);
std::int64_t insert_move(Store& store, const Move& move);

/// A move with ids for what was typed, and with what it keeps of the one before. Throws BadInput, NotFound.
Move completed(const Store& store, Move move, const Move& before);

/// Throws BadInput for a day after today.
void refuse_future(Day day, Day today);
/// What the same request made under this key before.
std::optional<std::string> made_before(const Store& store, std::string_view key, const request_key::Request& request);

}  // namespace tiers::followup
