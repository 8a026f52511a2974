#include "cmd/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

/// The temporary to remove when a signal ends the program; a signal handler can reach nothing else.
char removed_on_interrupt[4096];

extern "C" void interrupted(int) {
    if (removed_on_interrupt[0]) unlink(removed_on_interrupt);
    constexpr char line[] = "tiers: interrupted\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, line, sizeof line - 1);
    _exit(static_cast<int>(Exit::interrupted));
}

[[noreturn]] void refuse(const std::filesystem::path& target, const std::string& why) {
    throw BadInput("bad_output", say("cannot write to '{}': {}", target.string(), why));
}

void remember_for_interrupt(const std::string& file) {
    if (file.size() < sizeof removed_on_interrupt) std::memcpy(removed_on_interrupt, file.c_str(), file.size() + 1);
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path target) : target_(std::move(target)) {
    struct stat found {};
    const auto there = lstat(target_.c_str(), &found) == 0;
    if (there && S_ISLNK(found.st_mode)) refuse(target_, tr("it is a symbolic link"));
    if (there && S_ISDIR(found.st_mode)) refuse(target_, tr("it is a folder"));
    if (there && !S_ISREG(found.st_mode)) {
        descriptor_ = open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        const auto folder = target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
        temporary_ = (folder / ("." + target_.filename().string() + "." + std::to_string(getpid()))).string();
        descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ >= 0) remember_for_interrupt(temporary_);
    }
    if (descriptor_ < 0)
        throw Failed("cannot_write", say("cannot write to '{}': {}", target_.string(), std::strerror(errno)));
    if (there && !temporary_.empty()) {
        // Keeping the owner needs rights that a user may not have; the mode is what protects.
        [[maybe_unused]] const auto owned = fchown(descriptor_, found.st_uid, found.st_gid);
        fchmod(descriptor_, found.st_mode & 07777);
    }
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
    removed_on_interrupt[0] = 0;
}

void OutputFile::write(std::string_view bytes) {
    write_all(descriptor_, bytes);
}

void OutputFile::finish() {
    if (temporary_.empty()) return;
    if (fsync(descriptor_) != 0 || rename(temporary_.c_str(), target_.c_str()) != 0)
        throw Failed("cannot_write", say("cannot write to '{}': {}", target_.string(), std::strerror(errno)));
    temporary_.clear();
}

void end_on_interrupt() {
    std::signal(SIGINT, interrupted);
    std::signal(SIGTERM, interrupted);
}

}  // namespace tiers::cmd
