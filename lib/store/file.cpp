#include "store/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <tiers/error.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "base/text.h"

namespace tiers {

namespace {

namespace fs = std::filesystem;

/// A rename is on the disk when its folder is.
void sync_folder(const fs::path& folder) {
    const auto opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    fsync(opened);
    close(opened);
}

/// False where something has that name. A link never replaces; some file systems have none.
bool renamed(const fs::path& from, const fs::path& to) {
    if (link(from.c_str(), to.c_str()) == 0) return unlink(from.c_str()) == 0;
    if (errno != EPERM && errno != EOPNOTSUPP) return false;
    if (fs::exists(fs::symlink_status(to))) {
        errno = EEXIST;
        return false;
    }
    std::error_code error;
    fs::rename(from, to, error);
    errno = error.value();
    return !error;
}

}  // namespace

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool is_there(const fs::path& file) {
    std::error_code error;
    const auto there = fs::exists(file, error);
    if (error)
        throw Failed("cannot_open", say("'{}' cannot be opened: {}", file.string(), error.message()),
                     tr("check the rights of its folder"));
    return there;
}

void make_private(const fs::path& file) {
    struct stat folder {};
    const auto shared = stat(folder_of(file).c_str(), &folder) == 0 && (folder.st_mode & S_ISGID) != 0;
    const auto made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, shared ? 0660 : 0600);
    if (made < 0)
        throw Failed("cannot_create", say("cannot make '{}': {}", file.string(), std::strerror(errno)),
                     tr("check the rights of its folder"));
    if (shared) fchmod(made, 0660);  // whatever the umask
    close(made);
}

fs::path beside(const fs::path& file) {
    return file.parent_path() / fmt::format(".{}.{}", file.filename().string(), getpid());
}

void rename_to_new(const fs::path& from, const fs::path& to) {
    if (!renamed(from, to)) {
        if (errno == EEXIST) throw Conflict("file_exists", say("'{}' is there already", to.string()));
        throw Failed("cannot_create", say("cannot make '{}': {}", to.string(), std::strerror(errno)),
                     tr("check the rights of its folder"));
    }
    sync_folder(folder_of(to));
}

void check_local(const fs::path& folder) {
    constexpr std::array<std::uint32_t, 4> network = {0x6969, 0x517b, 0xff534d42, 0xfe534d42};  // NFS, SMB, CIFS, SMB 2
    struct statfs where {};
    if (statfs(folder.c_str(), &where) != 0) return;
    if (std::find(network.begin(), network.end(), static_cast<std::uint32_t>(where.f_type)) != network.end())
        throw Failed("network_folder",
                     say("'{}' lies on a network file system, where writing is not safe", folder.string()),
                     tr("keep the database on the machine that writes it"));
}

}  // namespace tiers
