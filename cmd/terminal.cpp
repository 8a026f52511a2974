#include "cmd/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace tiers::cmd {

namespace {

std::string environment(const char* name) {
    const auto* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

bool is_terminal(Stream stream) {
    return isatty(static_cast<int>(stream)) == 1;
}

std::optional<int> terminal_width() {
    if (!is_terminal(Stream::output)) return std::nullopt;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 80;
}

render::Colour colour_of(const std::string& when) {
    const auto term = environment("TERM");
    const auto wanted = when == "always" || (when == "auto" && environment("NO_COLOR").empty() &&
                                             is_terminal(Stream::output) && term != "dumb");
    if (!wanted) return render::Colour::none;
    const auto depth = environment("COLORTERM");
    if (depth == "truecolor" || depth == "24bit") return render::Colour::full;
    return term.find("256color") != term.npos ? render::Colour::palette : render::Colour::sixteen;
}

void hold_standard_streams() {
    // Opened the wrong way round, so that to read or to write still fails.
    for (const auto stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) >= 0) continue;
        [[maybe_unused]] const auto taken = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw Failed("cannot_write", say("cannot write: {}", std::strerror(errno)));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace tiers::cmd
