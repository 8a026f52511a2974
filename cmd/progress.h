#pragma once

#include <chrono>
#include <string>

namespace tiers::cmd {

/// A line on standard error that tells a person what takes so long, from half a second on; nothing where nobody looks.
class Progress {
public:
    /// What is being done, "report activity"; a quiet one draws nothing.
    Progress(std::string doing, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// To be called often.
    void tick();
    /// Takes the line away before something else is written.
    void clear();
    /// The same, and draws no more.
    void end();

private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now);
    std::string doing_;
    bool shown_to_anybody_;
    Clock::time_point began_, next_;
};

/// Takes away what is drawn: also in a signal handler.
void clear_progress();

}  // namespace tiers::cmd
