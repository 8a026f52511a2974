#pragma once

#include <tiers/document.h>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cmd/arguments.h"

namespace tiers::cmd {

class Invocation;

/// What a verb needs before it runs; `read` and `write` open the database found by the configuration.
enum class Needs { nothing, config, read, write };

/// Global options a verb makes use of, beside those every verb takes; one that is given and not used is bad usage.
enum Uses : unsigned {
    uses_none = 0,
    uses_place = 1,
    uses_dry_run = 2,
    uses_yes = 4,  ///< --yes: asks, or does what a script may want to have agreed to
    uses_explain = 8,
    uses_key = 16,
    uses_limit = 32,     ///< --limit: reads a file or standard input whole
    writes_private = 64  ///< what --output writes is for its owner alone
};

/// One command: how it is declared, and what it does. Made by verb<Options>().
struct Verb {
    const char* name;
    const char* help;  ///< msgid, one line
    Needs needs;
    unsigned uses;
    /// Declares the options on `arguments`; the function given back runs them once they are parsed.
    std::function<std::function<int(Invocation&)>(Arguments& arguments)> declare;
    /// The columns it shows, for completion and the manual; null for a verb whose columns are not the same each time.
    std::vector<Column> (*columns)() = nullptr;
};

template <class Options>
Verb verb(const char* name, const char* help, Needs needs, unsigned uses, void (*declare)(Arguments&, Options&),
          int (*run)(const Options&, Invocation&), std::vector<Column> (*columns)() = nullptr) {
    return {name,
            help,
            needs,
            uses,
            [declare, run](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                declare(arguments, *options);
                return [options, run](Invocation& call) { return run(*options, call); };
            },
            columns};
}

}  // namespace tiers::cmd
