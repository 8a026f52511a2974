#pragma once

namespace tiers::cmd {

/// Writes what the binary knows of itself, in the language in force: what man pages, completion tests and help tests
/// read. Tab-separated lines: kind (noun, command, word, option, flag, field, key, column), what it belongs to, name,
/// meta, required or many, help.
int dump();

}  // namespace tiers::cmd
