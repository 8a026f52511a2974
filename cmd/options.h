#pragma once

#include <tiers/glance.h>
#include <tiers/render.h>
#include <optional>
#include <string>
#include <vector>

#include "cmd/arguments.h"
#include "cmd/verb.h"

namespace tiers::cmd {

/// The options every command shares (tiers(1)).
struct Globals {
    std::optional<std::string> config, db, place, now, as, format, output, lang, key, limit, csv;
    std::vector<std::string> fields;
    std::vector<std::string> variables;  ///< of the environment that filled one in
    catalogue::Variables settings;       ///< variables that go before keys of the configuration
    std::string color = "auto";
    bool quiet = false, dry_run = false, yes = false, explain = false, no_headers = false, names = false,
         snapshot = false, raw = false;
    bool help = false, version = false;
};

void declare_globals(Arguments& arguments, Globals& globals);

/// Fills what the command line left open from TIERS_CONFIG, TIERS_DB, TIERS_PLACE, TIERS_NOW, TIERS_AS, TIERS_LANG and
/// TIERS_COLOR, as far as a verb makes use of them, and notes the variables of single settings.
void take_environment(Globals& globals, unsigned uses);

/// The format of --format, or of the ending of --output.
std::optional<render::Format> asked_format(const Globals& globals);

/// Whether an option, as it is declared, is a global one that the verb makes no use of.
bool unused(const std::string& option, const Verb& verb);

/// Throws BadInput for a global option that the verb does not use.
void check_uses(const Globals& globals, const Verb& verb);

/// True for a word such as "--db" that takes the next word as its value.
bool takes_value(const std::string& word);

}  // namespace tiers::cmd
