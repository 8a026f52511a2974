#pragma once

#include <filesystem>

namespace tiers::cmd {

/// Opens a file in the user's editor ($VISUAL, then $EDITOR, then vi) and waits for its end. No shell: the words of the
/// variable are the program and its arguments. Throws Failed.
void open_in_editor(const std::filesystem::path& file);

}  // namespace tiers::cmd
