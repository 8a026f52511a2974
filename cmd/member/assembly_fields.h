#pragma once

#include <tiers/assembly.h>
#include <optional>
#include <string>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// "--on DAY" of the verbs of an assembly: the next one when it is left out.
void declare_on(Arguments& verb, std::optional<std::string>& on);
member::Assembly assembly_on(const std::optional<std::string>& on, const Store& store, const Invocation& call);
Table assembly_receipt(const char* done, const member::Assembly& assembly, const Invocation& call);

}  // namespace tiers::cmd
