#pragma once

#include <string>

#include "cmd/app.h"

namespace tiers::cmd {

/// "book add", or "init" for a noun that stands alone.
std::string command_name(const Noun& noun, const Verb& verb);

/// "tiers book add RESOURCE PERIOD [options]", by the words it declares.
std::string call_of(const Noun& noun, const Verb& verb, const Arguments& arguments);

/// What the program does, with its nouns.
std::string help();
/// The verbs of a noun.
std::string help(const Noun& noun);
/// One command: how it is called, its own options, and where the shared ones are told.
std::string help(const Noun& noun, const Verb& verb);
/// The shared options.
std::string help_globals();

}  // namespace tiers::cmd
