#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cmd/arguments.h"

namespace tiers::cmd {

class Invocation;

/// A word, and what it is, as shells show it beside the word.
using Candidate = std::pair<std::string, std::string>;
using Candidates = std::vector<Candidate>;

/// Those that go on from a word.
Candidates starting_with(const std::string& word, Candidates all);

/// What in the database begins with a word: ids of places, resources and bookings to come; people by e-mail, id or
/// name. None at all where there are too many to choose from.
Candidates from_database(Names names, const std::string& word, Invocation& call);

}  // namespace tiers::cmd
