#include "cmd/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "cmd/progress.h"
#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

extern "C" void interrupted(int) {
    remove_unfinished();
    clear_progress();
    constexpr char line[] = "tiers: interrupted\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, line, sizeof line - 1);
    _exit(static_cast<int>(Exit::interrupted));
}

[[noreturn]] void refuse(const std::filesystem::path& target, const std::string& why) {
    throw BadInput("bad_output", say("cannot write to '{}': {}", target.string(), why));
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path target, unsigned mode) : target_(std::move(target)) {
    struct stat found {};
    const auto there = lstat(target_.c_str(), &found) == 0;
    if (there && S_ISLNK(found.st_mode)) refuse(target_, tr("it is a symbolic link"));
    if (there && S_ISDIR(found.st_mode)) refuse(target_, tr("it is a folder"));
    if (there && !S_ISREG(found.st_mode)) {
        descriptor_ = open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        const auto folder = target_.has_parent_path() ? target_.parent_path() : std::filesystem::path(".");
        const auto beside = folder / ("." + target_.filename().string() + "." + std::to_string(getpid()));
        temporary_.emplace(beside);  // before it is there: an interrupt removes it from the first moment on
        descriptor_ = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor_ < 0) temporary_->keep();  // nothing was made, or it is somebody else's
    }
    if (descriptor_ < 0)
        throw Failed("cannot_write", say("cannot write to '{}': {}", target_.string(), std::strerror(errno)));
    if (there && temporary_) {
        // Keeping the owner needs rights that a user may not have; the mode is what protects.
        [[maybe_unused]] const auto owned = fchown(descriptor_, found.st_uid, found.st_gid);
        fchmod(descriptor_, found.st_mode & 07777);
    }
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
    write_all(descriptor_, bytes);
}

void OutputFile::finish() {
    if (!temporary_) return;
    if (fsync(descriptor_) != 0 || rename(temporary_->path().c_str(), target_.c_str()) != 0)
        throw Failed("cannot_write", say("cannot write to '{}': {}", target_.string(), std::strerror(errno)));
    temporary_->keep();
}

void end_on_interrupt() {
    std::signal(SIGINT, interrupted);
    std::signal(SIGTERM, interrupted);
}

void make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw Failed("cannot_write", say("cannot make the folder '{}': {}", folder.string(), error.message()));
}

}  // namespace tiers::cmd
