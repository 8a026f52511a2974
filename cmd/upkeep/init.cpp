#include <fcntl.h>
#include <unistd.h>

#include <tiers/catalogue.h>
#include <cerrno>
#include <fstream>
#include <iterator>

#include "cmd/invocation.h"
#include "cmd/output_file.h"
#include "cmd/terminal.h"
#include "cmd/upkeep/init_questions.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct InitOptions {
    std::string folder;
    std::string kind = "coworking";
    bool defaults = false;
};

void declare(Arguments& verb, InitOptions& o) {
    verb.positional("dir", o.folder, tr("Folder of the new place, made when it is not there"), Names::folder);
    verb.choice("--kind", tr("KIND"), o.kind, {"coworking", "telecentre", "fablab", "incubator", "hybrid"},
                tr("What the place is"));
    verb.flag("--defaults", o.defaults, tr("Ask nothing"));
}

std::string example_of(const std::string& kind, Invocation& call) {
    const auto file = call.data_folder() / "examples" / (kind + ".toml");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Failed("no_example", tiers::say("cannot read '{}'", file.string()),
                     tr("is the program installed whole?"));
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_new(const fs::path& file, const std::string& bytes) {
    const auto descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0 && errno == EEXIST)
        throw Conflict("exists", tiers::say("'{}' is there already", file.string()),
                       tr("init never overwrites; name another folder"));
    if (descriptor < 0) throw Failed("cannot_write", tiers::say("cannot write '{}'", file.string()));
    try {
        write_all(descriptor, bytes);
    } catch (...) {
        ::close(descriptor);
        fs::remove(file);
        throw;
    }
    ::close(descriptor);
}

int run(const InitOptions& o, Invocation& call) {
    const auto file = fs::path(o.folder) / "tiers.toml";
    if (fs::exists(file))
        throw Conflict("exists", tiers::say("'{}' is there already", file.string()),
                       tr("init never overwrites; name another folder"));
    const auto example = example_of(o.kind, call);
    const auto answers = o.defaults || !call.may_ask() ? catalogue::Answers{} : ask_about_place(call);
    make_folder(o.folder);
    write_new(file, catalogue::first_file(example, answers));
    call.show("tiers.init/1",
              {.columns = {{"file", tr("File"), Kind::code}}, .rows = {{file.string()}}, .sentences = {file.string()}});
    if (o.folder == ".")
        call.say("next: tiers config apply");
    else
        call.say("next: cd {} && tiers config apply", for_shell(o.folder));
    return 0;
}

}  // namespace

extern const Verb init;
const Verb init = verb<InitOptions>("init", msgid("Write a first tiers.toml for a new place"), Needs::nothing, uses_yes,
                                    declare, run);

}  // namespace tiers::cmd
