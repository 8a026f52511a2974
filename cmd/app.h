#pragma once

#include <span>
#include <string>
#include <vector>

#include "cmd/verb.h"

namespace tiers::cmd {

/// A noun with its verbs. Upkeep nouns stand apart in help.
struct Noun {
    const char* name;
    const char* help;  ///< msgid
    bool upkeep;
    std::vector<Verb> verbs;
    bool alone = false;  ///< the noun is the command: tiers init
};

/// Every command there is, in the order help tells them.
const std::vector<Noun>& nouns();

/// Adds to a noun the verbs that the surroundings bring. A name that is there keeps its meaning.
void add_verbs(const std::string& noun, const std::vector<Verb>& verbs);

/// The noun of that name; null for none.
const Noun* find_noun(const std::string& name);

/// Runs a command line (without the program's name); gives the exit code.
int run(const std::vector<std::string>& words);

}  // namespace tiers::cmd
