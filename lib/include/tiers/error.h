#pragma once

#include <tiers/export.h>
#include <stdexcept>
#include <string>
#include <utility>

namespace tiers {

/// What went wrong, and so the exit code of the command that met it (tiers-output(7)).
enum class Exit : int {
    done = 0,
    failed = 1,     ///< the machine: disk full, unreadable file, a fault of ours
    bad_input = 2,  ///< bad usage, or a bad value, line or file
    not_found = 3,  ///< a named thing is absent
    conflict = 4,   ///< taken, full, duplicate
    refused = 5,    ///< a rule says no
    busy = 6,       ///< the database is locked: try again
    unusable = 7,   ///< the file needs migrating, is newer, foreign or damaged
    partly = 8,     ///< a batch partly done, only with --partial
    interrupted = 130
};

/// Every error the library throws. The message is one line, lower case, without full stop, already translated, its
/// subject in quotes; the hint says what to do (empty: nothing to add); the code is stable and never translated.
class TIERS_API Error : public std::runtime_error {
public:
    Error(Exit exit, std::string code, const std::string& message, std::string hint = {})
        : std::runtime_error(message), exit_(exit), code_(std::move(code)), hint_(std::move(hint)) {}

    Exit exit() const { return exit_; }
    const std::string& code() const { return code_; }
    const std::string& hint() const { return hint_; }

private:
    Exit exit_;
    std::string code_;
    std::string hint_;
};

/// One class a kind, so that a caller can catch what it can handle.
template <Exit kind>
class ErrorOf : public Error {
public:
    ErrorOf(std::string code, const std::string& message, std::string hint = {})
        : Error(kind, std::move(code), message, std::move(hint)) {}
};

using Failed = ErrorOf<Exit::failed>;
using BadInput = ErrorOf<Exit::bad_input>;
using NotFound = ErrorOf<Exit::not_found>;
using Conflict = ErrorOf<Exit::conflict>;
using Refused = ErrorOf<Exit::refused>;
using Busy = ErrorOf<Exit::busy>;
using Unusable = ErrorOf<Exit::unusable>;

/// Whether an error is about what was asked (a bad value, an absent or a taken thing, a rule) and not about the
/// machine: a batch goes on after it.
inline bool about_the_request(const Error& error) {
    return error.exit() == Exit::bad_input || error.exit() == Exit::not_found || error.exit() == Exit::conflict ||
           error.exit() == Exit::refused;
}

}  // namespace tiers
