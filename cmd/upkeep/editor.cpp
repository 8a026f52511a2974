#include "cmd/upkeep/editor.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

namespace tiers::cmd {

namespace {

std::vector<std::string> editor_words() {
    for (const auto* name : {"VISUAL", "EDITOR"}) {
        const auto* value = std::getenv(name);
        std::istringstream stream(value ? value : "");
        std::vector<std::string> words;
        for (std::string word; stream >> word;) words.push_back(word);
        if (!words.empty()) return words;
    }
    return {"vi"};
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return status;
}

}  // namespace

void open_in_editor(const std::filesystem::path& file) {
    auto words = editor_words();
    words.push_back(file.string());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (const auto error = posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ); error != 0)
        throw Failed("no_editor", say("cannot start the editor '{}': {}", words.front(), std::strerror(error)),
                     tr("set VISUAL or EDITOR"));
    if (const auto status = wait_for(child); !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Failed("editor_failed", say("the editor '{}' failed", words.front()), tr("nothing was changed"));
}

}  // namespace tiers::cmd
