#include <fstream>
#include <iterator>

#include "cmd/invocation.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

struct CompletionOptions {};

void declare(Arguments&, CompletionOptions&) {}

/// The script as it lies in the share folder, where the shell itself finds it once the program is installed.
int write_script(const char* file, Invocation& call) {
    const auto path = share_folder() / file;
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw Failed("no_script", tiers::say("cannot read '{}'", path.string()), tr("is the program installed whole?"));
    call.write(std::string(std::istreambuf_iterator<char>(stream), {}));
    return 0;
}

int run_bash(const CompletionOptions&, Invocation& call) {
    return write_script("bash-completion/completions/tiers", call);
}

int run_zsh(const CompletionOptions&, Invocation& call) {
    return write_script("zsh/site-functions/_tiers", call);
}

int run_fish(const CompletionOptions&, Invocation& call) {
    return write_script("fish/vendor_completions.d/tiers.fish", call);
}

}  // namespace

extern const Verb completion_bash, completion_fish, completion_zsh;
const Verb completion_bash =
    verb<CompletionOptions>("bash", msgid("The script for bash"), Needs::nothing, uses_none, declare, run_bash);
const Verb completion_zsh =
    verb<CompletionOptions>("zsh", msgid("The script for zsh"), Needs::nothing, uses_none, declare, run_zsh);
const Verb completion_fish =
    verb<CompletionOptions>("fish", msgid("The script for fish"), Needs::nothing, uses_none, declare, run_fish);

}  // namespace tiers::cmd
