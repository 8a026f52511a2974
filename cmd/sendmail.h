#pragma once

#include <string>

#include "cmd/arguments.h"

namespace tiers::cmd {

void declare_sendmail(Arguments& verb, std::string& program);

/// Throws Failed where the program is none that can be started, with the option that does without one, and BadInput for
/// one that is no whole path.
void check_sendmail(const std::string& program, const char* without);

/// What became of a mail; `unknown` where the program died, or says that it may have kept it (75, EX_TEMPFAIL).
enum class Fate { sent, failed, unknown };
struct HandedOver {
    Fate fate = Fate::unknown;
    std::string why = {};  ///< for people, of what was not sent
};
/// Hands a mail to PROGRAM -t -i, without a shell. What the program says goes to standard error.
HandedOver hand_over(const std::string& program, const std::string& mail);

}  // namespace tiers::cmd
