#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tiers::cmd {

/// How a program ended.
struct Ended {
    int error = 0;                 ///< of the system, where it could not be started
    std::optional<int> code = {};  ///< its exit code; none where a signal ended it
};

/// Starts a program without a shell, and waits for it. Descriptors that are given are its standard input and output.
Ended run_program(std::vector<std::string> words, int input = 0, int output = 1);

}  // namespace tiers::cmd
