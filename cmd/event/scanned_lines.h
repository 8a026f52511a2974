#pragma once

#include <string>
#include <vector>

namespace tiers::cmd {

/// Standard input as it comes: the lines that are there, without waiting for more.
class ScannedLines {
public:
    /// Waits for one line at least; false at the end. A line of more than any ticket has is cut. Throws Failed.
    bool next(std::vector<std::string>& lines);

private:
    void take_lines(std::vector<std::string>& lines);
    std::string begun_;
    bool ended_ = false;
};

}  // namespace tiers::cmd
