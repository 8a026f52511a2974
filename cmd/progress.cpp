#include "cmd/progress.h"

#include <unistd.h>

#include <tiers/words.h>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

constexpr std::chrono::milliseconds patience(500), between(200);

// A terminal has one line, and a signal may come at any time.
volatile std::sig_atomic_t drawn = 0;

bool somebody_looks() {
    const auto* term = std::getenv("TERM");
    return is_terminal(Stream::error) && term && term != std::string_view("dumb");
}

/// Within SQLite and in a signal handler: nothing is thrown, and a line that cannot be drawn is none.
void write_over(std::string_view text) {
    [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(std::string doing, bool quiet)
    : doing_(std::move(doing)),
      shown_to_anybody_(!quiet && somebody_looks()),
      began_(Clock::now()),
      next_(began_ + patience) {}

Progress::~Progress() {
    clear();
}

void Progress::tick() {
    if (!shown_to_anybody_) return;
    const auto now = Clock::now();
    if (now >= next_) draw(now);
}

void Progress::draw(Clock::time_point now) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(now - began_).count();
    write_over("\r" + say("{}: {} s so far", doing_, seconds) + "\x1b[K");
    drawn = 1;
    next_ = now + between;
}

void Progress::clear() {
    clear_progress();
}

void Progress::end() {
    clear();
    shown_to_anybody_ = false;
}

void clear_progress() {
    if (drawn == 0) return;
    write_over("\r\x1b[K");
    drawn = 0;
}

}  // namespace tiers::cmd
