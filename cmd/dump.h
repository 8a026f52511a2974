#pragma once

namespace tiers::cmd {

/// Writes the command tree, tab-separated (kind, command, name, meta, required or many, help), in the language in
/// force: what man pages, completion tests and help tests read.
int dump();

}  // namespace tiers::cmd
