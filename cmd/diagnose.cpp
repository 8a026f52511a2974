#include "cmd/diagnose.h"

#include <unistd.h>

#include <tiers/error.h>
#include <tiers/render.h>
#include <tiers/words.h>
#include <new>
#include <sstream>
#include <string>

#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

/// Errors that are not the domain's: out of memory, a fault of ours.
Error as_error(const std::exception& error) {
    if (const auto* known = dynamic_cast<const Error*>(&error)) return *known;
    if (dynamic_cast<const std::bad_alloc*>(&error)) return Failed("memory", tr("not enough memory"));
    return Failed("internal", say("something unforeseen happened: {}", error.what()),
                  tr("please report this with the command that was given"));
}

/// A message, safe for a terminal, behind the program's name; a bad file has a line for each of its errors.
std::string as_text(const Error& error) {
    std::string text;
    std::istringstream lines(error.what());
    for (std::string line; std::getline(lines, line);)
        text += (text.empty() ? "tiers: " : "") + render::terminal_safe(line) + "\n";
    if (!error.hint().empty()) text += say("hint: {}", render::terminal_safe(error.hint())) + "\n";
    return text;
}

}  // namespace

int diagnose(const std::exception& error, bool as_json) {
    const auto known = as_error(error);
    try {
        write_all(STDERR_FILENO, as_json ? render::error_line(known) : as_text(known));
    } catch (const Error&) {
        // Standard error is closed: the exit code still tells.
    }
    return static_cast<int>(known.exit());
}

}  // namespace tiers::cmd
