#pragma once

#include <tiers/export.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What is read at most of what others wrote. Each is an error by name, with its place.
namespace tiers::limits {

inline constexpr std::size_t toml_bytes = std::size_t{1} << 20U;
/// toml++ crashes on longer keys, and recursion ends before the stack does.
inline constexpr int toml_key_parts = 32;
inline constexpr int toml_depth = 32;
inline constexpr int json_depth = 64;
inline constexpr std::size_t json_names = 1000;  ///< of an object in a file
inline constexpr int xml_depth = 64;
inline constexpr std::size_t line_bytes = std::size_t{1} << 20U;
inline constexpr std::size_t columns = 500;  ///< of a table
inline constexpr std::uint64_t file_bytes = std::uint64_t{256} << 20U;
inline constexpr std::size_t occurrences = 2000;                     ///< of a series
inline constexpr std::size_t outline_bytes = std::size_t{4} << 20U;  ///< a mind map
inline constexpr std::size_t outline_topics = 10'000;
inline constexpr std::size_t outline_depth = 64;
inline constexpr std::size_t outline_text_bytes = 10'000;  ///< of a topic, its note, its link

/// The limit on a file's bytes, as told ("file=2G": K, M, G of 1024), or file_bytes. Throws BadInput.
TIERS_API std::uint64_t file_limit(std::optional<std::string_view> told);

}  // namespace tiers::limits
