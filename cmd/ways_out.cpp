#include "cmd/ways_out.h"

#include <unistd.h>

#include <tiers/error.h>

#include "cmd/terminal.h"

namespace tiers::cmd {

WaysOut::WaysOut(std::string doing, bool quiet, bool writes) : writes_(writes), progress_(std::move(doing), quiet) {}

WaysOut::~WaysOut() {
    try {
        if (!writes_) flush();
    } catch (const Error&) {
        return;  // there is an error to tell already
    }
}

void WaysOut::go_to(const std::filesystem::path& file, unsigned mode) {
    if (!file_) file_.emplace(file, mode);
}

void WaysOut::write(std::string_view data) {
    held_ += data;
    if (file_ || !writes_) hand_out_much();
}

/// At once what comes first, and many lines at a time from then on.
void WaysOut::hand_out_much() {
    constexpr std::size_t much = 1 << 16;
    if (held_.empty() || (began_ && held_.size() < much)) return;
    flush();
    began_ = true;
}

/// After the data that came before.
void WaysOut::talk(const std::string& text) {
    if (!writes_) flush();
    progress_.clear();
    write_all(STDERR_FILENO, text);
}

void WaysOut::tick() {
    progress_.tick();
}

void WaysOut::end_progress() {
    progress_.end();
}

void WaysOut::flush() {
    if (held_.empty()) return;
    if (file_) {
        file_->write(held_);
    } else {
        progress_.end();  // from then on the terminal belongs to what is printed
        write_all(STDOUT_FILENO, held_);
    }
    held_.clear();
}

void WaysOut::close() {
    flush();
    if (file_) file_->finish();
}

}  // namespace tiers::cmd
