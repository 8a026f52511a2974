#include "store/key_file.h"

#include <sys/stat.h>
#include <tiers/error.h>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "base/text.h"
#include "store/file.h"

namespace tiers {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_length = 32;

struct stat status_of(const fs::path& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0)
        throw Failed("cannot_open", say("'{}' cannot be opened: {}", file.string(), std::strerror(errno)));
    return status;
}

/// A set-gid folder hands its group on: that group may read what lies in it.
void refuse_open(const fs::path& file) {
    const auto folder = status_of(folder_of(file));
    const auto others = (folder.st_mode & S_ISGID) != 0 ? 0007U : 0077U;
    if ((status_of(file).st_mode & others) != 0)
        throw Refused("key_readable", say("others can read the key '{}'", file.string()),
                      fmt::format("chmod {} {}", others == 0007U ? "o-rwx" : "go-rwx", file.string()));
}

void make_folder(const fs::path& folder) {
    const auto shared = (status_of(folder_of(folder)).st_mode & S_ISGID) != 0;
    if (mkdir(folder.c_str(), shared ? 0770 : 0700) == 0) {
        if (shared) chmod(folder.c_str(), S_ISGID | 0770);  // whatever the umask
    } else if (errno != EEXIST) {
        throw Failed("cannot_create", say("cannot make '{}': {}", folder.string(), std::strerror(errno)),
                     tr("check the rights of its folder"));
    }
}

}  // namespace

fs::path key_file(const fs::path& database, std::string_view name) {
    return folder_of(database) / "keys" / name;
}

std::string read_key(const fs::path& file) {
    refuse_open(file);
    std::ifstream input(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(input), {});
    auto bytes = from_hex(trim(text));
    if (!input || !bytes || bytes->size() != key_length)
        throw Failed("bad_key", say("'{}' is not a key", file.string()));
    return std::move(*bytes);
}

void write_key(const fs::path& file, std::string_view bytes) {
    make_folder(folder_of(file));
    const Unfinished made(beside(file));
    make_private(made.path());
    std::ofstream output(made.path(), std::ios::binary);
    output << hex(bytes) << '\n' << std::flush;
    if (!output) throw Failed("cannot_write", say("cannot write '{}'", file.string()));
    rename_to_new(made.path(), file);
}

}  // namespace tiers
