#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tiers::cmd {

class Invocation;

/// The list of who was erased that was named, else the one beside a database, where it is there. Throws NotFound.
std::optional<std::filesystem::path> erasure_list(const std::optional<std::string>& named,
                                                  const std::filesystem::path& database);

/// Erases in a copy those of a list who are there again; gives how many.
std::int64_t erase_again(const std::filesystem::path& copy, const std::filesystem::path& list, Invocation& call);

}  // namespace tiers::cmd
