#include "cmd/find_config.h"

#include <sys/stat.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <cstdlib>

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

std::optional<struct stat> facts(const fs::path& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return std::nullopt;
    return found;
}

/// A file that somebody else may have put in the way decides nothing.
void check_owner(const fs::path& file, const struct stat& found) {
    const auto ours = found.st_uid == geteuid() || found.st_uid == 0;
    if (!ours || (found.st_mode & S_IWOTH) || ((found.st_mode & S_IWGRP) && found.st_gid != getegid()))
        throw BadInput("foreign_config", say("'{}' could be changed by somebody else, and is not used", file.string()),
                       say("--config {} to use it all the same", file.string()));
}

std::optional<fs::path> walk_up() {
    const auto* home = std::getenv("HOME");
    auto folder = fs::current_path();
    const auto device = facts(folder) ? facts(folder)->st_dev : 0;
    for (;; folder = folder.parent_path()) {
        const auto here = facts(folder);
        if (!here || here->st_dev != device) return std::nullopt;
        const auto file = folder / "tiers.toml";
        if (const auto found = facts(file)) {
            check_owner(file, *found);
            return file;
        }
        if ((home && folder == fs::path(home)) || folder == folder.parent_path()) return std::nullopt;
    }
}

std::optional<fs::path> of_the_user() {
    const auto* xdg = std::getenv("XDG_CONFIG_HOME");
    const auto* home = std::getenv("HOME");
    if (xdg && *xdg == '/') return fs::path(xdg) / "tiers/tiers.toml";
    if (home && *home == '/') return fs::path(home) / ".config/tiers/tiers.toml";
    return std::nullopt;
}

}  // namespace

fs::path find_config(const std::optional<std::string>& given) {
    if (given) {
        if (!fs::exists(*given)) throw NotFound("no_config", say("no configuration at '{}'", *given));
        return *given;
    }
    if (const auto found = walk_up()) return *found;
    if (const auto user = of_the_user(); user && fs::exists(*user)) return *user;
    if (fs::exists("/etc/tiers/tiers.toml")) return "/etc/tiers/tiers.toml";
    throw NotFound("no_config", tr("no tiers.toml here, in the folders above, or in the usual places"),
                   tr("tiers init makes one; --config names another"));
}

}  // namespace tiers::cmd
