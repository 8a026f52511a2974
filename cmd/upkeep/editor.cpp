#include "cmd/upkeep/editor.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "cmd/program.h"

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

}  // namespace

void open_in_editor(const std::filesystem::path& file) {
    auto words = editor_words();
    words.push_back(file.string());
    const auto ended = run_program(words);
    if (ended.error != 0)
        throw Failed("no_editor", say("cannot start the editor '{}': {}", words.front(), std::strerror(ended.error)),
                     tr("set VISUAL or EDITOR"));
    if (ended.code != 0)
        throw Failed("editor_failed", say("the editor '{}' failed", words.front()), tr("nothing was changed"));
}

}  // namespace tiers::cmd
