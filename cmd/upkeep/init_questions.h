#pragma once

#include <tiers/catalogue.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What `init` asks on a terminal; each question comes again until its answer can be read, and an empty answer leaves
/// what the example has.
catalogue::Answers ask_about_place(Invocation& call);

}  // namespace tiers::cmd
