#include "base/private_folder.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace tiers {

std::filesystem::path make_private_folder(const std::filesystem::path& below) {
    auto name = (below / "tiers-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw Failed("cannot_create", say("cannot make '{}': {}", name, std::strerror(errno)),
                     tr("check the rights of its folder"));
    return name;
}

}  // namespace tiers
