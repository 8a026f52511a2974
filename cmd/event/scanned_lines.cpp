#include "cmd/event/scanned_lines.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace tiers::cmd {

namespace {

constexpr std::size_t longest_scan = 1024;

}  // namespace

void ScannedLines::take_lines(std::vector<std::string>& lines) {
    std::string_view rest = begun_;
    for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
        const auto line = rest.substr(0, end);
        if (line.find_first_not_of(" \t\r") != line.npos) lines.emplace_back(line.substr(0, longest_scan));
        rest.remove_prefix(end + 1);
    }
    begun_ = rest.substr(0, longest_scan);
}

bool ScannedLines::next(std::vector<std::string>& lines) {
    lines.clear();
    std::array<char, 65'536> bytes{};
    while (lines.empty() && !ended_) {
        const auto count = read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw Failed("cannot_read", say("cannot read standard input: {}", std::strerror(errno)));
        ended_ = count == 0;
        begun_.append(ended_ ? "\n" : std::string_view(bytes.data(), static_cast<std::size_t>(count)));
        take_lines(lines);
    }
    return !lines.empty();
}

}  // namespace tiers::cmd
