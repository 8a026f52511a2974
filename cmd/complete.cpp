#include "cmd/complete.h"

#include <unistd.h>

#include <tiers/booking.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/words.h>
#include <algorithm>

#include "cmd/app.h"
#include "cmd/invocation.h"
#include "cmd/options.h"
#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

/// A word and what it is, as shells show it beside the word.
using Candidate = std::pair<std::string, std::string>;
using Candidates = std::vector<Candidate>;

/// What the line holds so far, and the command it names.
struct Cursor {
    const Noun* noun = nullptr;
    const Verb* verb = nullptr;
    std::string before;           ///< the word before the one completed
    std::size_t positionals = 0;  ///< bare words after the command
};

Cursor read(const std::vector<std::string>& words) {
    Cursor place;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        place.before = word;
        if (word.starts_with("-") && word != "-") {
            if (takes_value(word) && i + 1 < words.size()) place.before = words[++i];
        } else if (!place.noun) {
            place.noun = find_noun(word);
            if (place.noun && place.noun->alone) place.verb = &place.noun->verbs.front();
        } else if (!place.verb) {
            for (const auto& verb : place.noun->verbs)
                if (word == verb.name) place.verb = &verb;
        } else {
            ++place.positionals;
        }
    }
    return place;
}

Candidates from_database(Names names, Invocation& call) {
    Candidates found;
    const auto store = call.open(Access::read);
    switch (names) {
        case Names::member:
            for (const auto& member : member::list(store, {}))
                found.emplace_back(member.email.empty() ? std::to_string(member.id) : member.email, member.name);
            break;
        case Names::place:
            for (const auto& place : catalogue::applied(store).places) found.emplace_back(place.id, place.name);
            break;
        case Names::resource:
            for (const auto& place : catalogue::applied(store).places)
                for (const auto& resource : place.resources)
                    if (!resource.retired) found.emplace_back(resource.id, resource.name);
            break;
        case Names::nothing:
        case Names::file:
        case Names::folder:
        case Names::booking:
        case Names::report:
        case Names::field:
        case Names::key:
            break;
    }
    return found;
}

Candidates of(const Declaration& declaration, Invocation& call) {
    Candidates found;
    for (const auto& word : declaration.words) found.emplace_back(word, "");
    return found.empty() ? from_database(declaration.names, call) : found;
}

const Declaration* option_named(const std::vector<Declaration>& all, const std::string& name) {
    for (const auto& declaration : all)
        if (!declaration.positional && !declaration.meta.empty() && declaration.name.ends_with(name))
            return &declaration;
    return nullptr;
}

Candidates candidates(const Cursor& place, const std::string& word, const std::vector<Declaration>& declarations,
                      Invocation& call) {
    if (place.before.starts_with("--"))
        if (const auto* option = option_named(declarations, place.before)) return of(*option, call);
    Candidates found;
    if (word.starts_with("-")) {
        for (const auto& declaration : declarations)
            if (!declaration.positional)
                found.emplace_back(declaration.name.substr(declaration.name.find("--")), declaration.help);
        return found;
    }
    if (!place.noun) {
        for (const auto& noun : nouns()) found.emplace_back(noun.name, tr(noun.help));
    } else if (!place.verb) {
        for (const auto& verb : place.noun->verbs) found.emplace_back(verb.name, tr(verb.help));
    } else {
        std::size_t index = 0;
        for (const auto& declaration : declarations) {
            if (!declaration.positional) continue;
            if (index++ == place.positionals || declaration.many) return of(declaration, call);
        }
    }
    return found;
}

std::string one_line(const Candidate& candidate) {
    auto text = render::terminal_safe(candidate.first);
    if (!candidate.second.empty()) text += "\t" + render::terminal_safe(candidate.second);
    return text + "\n";
}

std::string answer(const std::vector<std::string>& words) {
    // __complete INDEX -- WORDS…, where WORDS are those behind the program's name.
    if (words.size() < 3) return {};
    const auto index = static_cast<std::size_t>(std::stoul(words[1]));
    const std::vector<std::string> line(words.begin() + 3, words.end());
    const auto word = index < line.size() ? line[index] : std::string();
    Globals globals;
    Arguments arguments;
    declare_globals(arguments, globals);
    const auto place = read({line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(index, line.size()))});
    if (place.verb) place.verb->declare(arguments);
    globals.quiet = true;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == "--config") globals.config = line[i + 1];
        if (line[i] == "--db") globals.db = line[i + 1];
    }
    take_environment(globals);
    static const Verb completing{"completion", "", Needs::read, uses_none, nullptr};
    Invocation call(globals, "completion", completing);
    std::string text;
    for (const auto& candidate : candidates(place, word, arguments.declarations(), call))
        if (candidate.first.starts_with(word)) text += one_line(candidate);
    return text;
}

}  // namespace

int complete(const std::vector<std::string>& words) {
    try {
        write_all(STDOUT_FILENO, answer(words));
    } catch (const std::exception&) {
        // A shell that completes a word must not be told about a missing database.
    }
    return 0;
}

}  // namespace tiers::cmd
