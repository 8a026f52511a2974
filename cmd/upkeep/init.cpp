#include <fcntl.h>
#include <unistd.h>

#include <tiers/catalogue.h>
#include <tiers/territory.h>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <type_traits>

#include "cmd/invocation.h"
#include "cmd/terminal.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string folder;
    std::string kind = "coworking";
    bool defaults = false;
};

void declare(Arguments& verb, Options& o) {
    verb.positional("dir", o.folder, tr("Folder of the new place, made when it is not there"), Names::folder);
    verb.choice("--kind", tr("KIND"), o.kind, {"coworking", "telecentre", "fablab", "incubator", "hybrid"},
                tr("What the place is"));
    verb.flag("--defaults", o.defaults, tr("Ask nothing"));
}

/// Asks until the answer reads; an empty one leaves the example's.
template <class Read>
std::optional<std::invoke_result_t<Read, std::string_view>> ask(Invocation& call, const char* question, Read read) {
    for (;;) {
        const auto answer = call.ask(tr(question), "");
        if (answer.empty()) return std::nullopt;
        try {
            return read(answer);
        } catch (const Error& error) {
            call.say("{} ({})", error.what(), error.hint());
        }
    }
}

std::string as_text(std::string_view answer) {
    return std::string(answer);
}

template <class T>
T as_number(std::string_view answer) {
    T number{};
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (error != std::errc{} || end != answer.data() + answer.size() || number < 0)
        throw BadInput("number", tiers::say("'{}' is not a number", answer), tr("digits alone"));
    return number;
}

catalogue::Answers ask_all(Invocation& call) {
    call.say("An empty answer keeps what the example has; everything can be changed in the file later.");
    catalogue::Answers answers;
    answers.name = ask(call, msgid("Name of the place?"), as_text);
    answers.legal_form = ask(call, msgid("Legal form of who runs it (association, SCIC, commune ...)?"), as_text);
    answers.commune = ask(call, msgid("Commune (postcode, name or INSEE code)?"), [&](std::string_view answer) {
        const auto commune = territory::one(call.data_folder() / "territory", answer);
        call.say("{} {}", commune.insee, commune.name);
        return commune.insee;
    });
    answers.surface_m2 = ask(call, msgid("Surface in m2?"), as_number<double>);
    answers.hours = ask(call, msgid("Opening hours (for instance: mon-fri 8:30-19:00, closed on public holidays)?"),
                        catalogue::hours_from_people);
    if (answers.hours) call.say("written as '{}'", *answers.hours);
    answers.desks = ask(call, msgid("How many desks?"), as_number<int>);
    answers.rooms = ask(call, msgid("Rooms, with the people they hold (for instance: Salle A 8, Salle B 4)?"),
                        catalogue::rooms_from_people);
    return answers;
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

int run(const Options& o, Invocation& call) {
    const auto file = fs::path(o.folder) / "tiers.toml";
    if (fs::exists(file))
        throw Conflict("exists", tiers::say("'{}' is there already", file.string()),
                       tr("init never overwrites; name another folder"));
    const auto example = example_of(o.kind, call);
    const auto answers = o.defaults || !call.may_ask() ? catalogue::Answers{} : ask_all(call);
    std::error_code error;
    fs::create_directories(o.folder, error);
    if (error) throw Failed("cannot_write", tiers::say("cannot make the folder '{}': {}", o.folder, error.message()));
    write_new(file, catalogue::first_file(example, answers));
    call.show("tiers.init/1",
              {.columns = {{"file", tr("File"), Kind::code}}, .rows = {{file.string()}}, .sentences = {file.string()}});
    call.say("next: cd {} && tiers config apply", o.folder);
    return 0;
}

}  // namespace

extern const Verb init;
const Verb init =
    verb<Options>("init", msgid("Write a first tiers.toml for a new place"), Needs::nothing, uses_none, declare, run);

}  // namespace tiers::cmd
