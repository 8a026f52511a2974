#pragma once

#include <tiers/render.h>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::cmd {

enum class Stream { input, output, error };

bool is_terminal(Stream stream);
/// Columns of the terminal on standard output; nullopt when it is none.
std::optional<int> terminal_width();
/// What colour standard output can show, by --color, NO_COLOR, TERM and COLORTERM.
render::Colour colour_of(const std::string& when);
/// Bytes to a descriptor, all of them. Throws Failed (disk full, closed). A closed pipe ends the program silently.
void write_all(int descriptor, std::string_view bytes);

}  // namespace tiers::cmd
