#pragma once

#include <tiers/unfinished.h>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::cmd {

/// A file written whole or not at all: a hidden temporary in the same folder, renamed when finished; mode and owner of
/// a file that is there are kept, another gets `mode` less umask. A device or FIFO is written to as it is. A symbolic
/// link or a folder is refused.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path target, unsigned mode = 0666);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    /// Flushes to the disk and renames.
    void finish();

private:
    std::filesystem::path target_;
    std::optional<Unfinished> temporary_;  ///< none for a device
    int descriptor_ = -1;
};

/// Makes a folder and those above it, where they are not there. Throws Failed.
void make_folder(const std::filesystem::path& folder);

/// Ends the program on Ctrl-C with one line and code 130; what is unfinished is removed.
void end_on_interrupt();

}  // namespace tiers::cmd
