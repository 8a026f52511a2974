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
/// Keeps a file that is opened from taking the place of a standard stream that was closed, and so what is printed.
void hold_standard_streams();
/// Bytes to a descriptor, all of them. Throws Failed (disk full, closed). A closed pipe ends the program silently.
void write_all(int descriptor, std::string_view bytes);

}  // namespace tiers::cmd
