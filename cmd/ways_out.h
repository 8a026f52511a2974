#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "cmd/output_file.h"
#include "cmd/progress.h"

namespace tiers::cmd {

/// Where a command hands out its data, to standard output or a file, and its talk, to standard error, with the line of
/// progress between them.
class WaysOut {
public:
    /// What is being done, "report activity"; a quiet one draws no progress.
    WaysOut(std::string doing, bool quiet, bool writes);
    /// What a reading verb told before an error stays told.
    ~WaysOut();
    WaysOut(const WaysOut&) = delete;
    WaysOut& operator=(const WaysOut&) = delete;

    /// Data goes to this file from now on, unless it does already; a new one gets `mode` less umask.
    void go_to(const std::filesystem::path& file, unsigned mode);
    void write(std::string_view data);
    void talk(const std::string& text);
    void tick();
    /// Draws no more progress.
    void end_progress();
    void flush();
    /// Flushes, and the file gets its name.
    void close();

private:
    void hand_out_much();
    bool writes_;
    std::optional<OutputFile> file_;
    std::string held_;  ///< what is not handed out yet; of a writing verb all, until it is on the disk: who reads an id
                        ///< may count on it
    bool began_ = false;
    Progress progress_;
};

}  // namespace tiers::cmd
