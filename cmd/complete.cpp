#include "cmd/complete.h"

#include <unistd.h>

#include <tiers/error.h>
#include <tiers/render.h>
#include <tiers/words.h>
#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "cmd/app.h"
#include "cmd/candidates.h"
#include "cmd/invocation.h"
#include "cmd/options.h"
#include "cmd/report/own.h"
#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

using Words = std::vector<std::string>;

/// What the line holds before the word that is completed.
struct Typed {
    const Noun* noun = nullptr;
    const Verb* verb = nullptr;
    std::string option;           ///< that waits for its value; empty for none
    std::size_t positionals = 0;  ///< bare words after the command
};

/// "--seats=2" as two words.
Words apart(const Words& words) {
    Words all;
    for (const auto& word : words) {
        const auto equals = word.starts_with("--") ? word.find('=') : word.npos;
        all.push_back(word.substr(0, equals));
        if (equals != word.npos) all.push_back(word.substr(equals + 1));
    }
    return all;
}

/// "~/place" as the shell would have passed it.
std::string at_home(const std::string& file) {
    const auto* home = std::getenv("HOME");
    return home && file.starts_with("~/") ? home + file.substr(1) : file;
}

/// The global options that say what to ask, and in which language to answer.
Globals globals_in(const Words& line) {
    Globals globals;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == "--config") globals.config = at_home(line[i + 1]);
        if (line[i] == "--db") globals.db = at_home(line[i + 1]);
        if (line[i] == "--lang") globals.lang = line[i + 1];
    }
    globals.quiet = true;
    take_environment(globals, uses_none);
    return globals;
}

bool is_called(const Declaration& declaration, const std::string& name) {
    const auto both = "," + declaration.name + ",";
    return !declaration.positional && both.find("," + name + ",") != both.npos;
}

const Declaration* option_named(const Arguments& arguments, const std::string& name) {
    for (const auto& declaration : arguments.declarations())
        if (is_called(declaration, name)) return &declaration;
    return nullptr;
}

void take_bare(const std::string& word, Typed& typed, Arguments& arguments) {
    if (typed.verb) {
        ++typed.positionals;
    } else if (!typed.noun) {
        typed.noun = find_noun(word);
        if (typed.noun && typed.noun->alone) typed.verb = &typed.noun->verbs.front();
    } else {
        for (const auto& verb : typed.noun->verbs)
            if (word == verb.name) typed.verb = &verb;
    }
    if (typed.verb && typed.positionals == 0) typed.verb->declare(arguments);
}

/// Reads what stands before the cursor; the options of the verb are declared on the way.
Typed read(const Words& before, Arguments& arguments) {
    Typed typed;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& word = before[i];
        if (!word.starts_with("-") || word == "-") {
            take_bare(word, typed, arguments);
            continue;
        }
        const auto* option = option_named(arguments, word);
        if (!option || option->meta.empty()) continue;
        if (++i == before.size()) typed.option = word;
    }
    return typed;
}

Candidates fields(const Verb* verb) {
    Candidates found;
    if (!verb || !verb->columns) return found;
    for (const auto& column : verb->columns()) found.emplace_back(column.name, column.heading);
    found.emplace_back("help", tr("The fields there are"));
    return found;
}

/// The last of "id,na" is completed; what stands before the comma stays.
Candidates last_of_list(const std::string& word, Candidates found) {
    const auto before = word.substr(0, word.rfind(',') + 1);
    for (auto& [candidate, about] : found) candidate.insert(0, before);
    return found;
}

Candidates values_of(const Declaration& declaration, const std::string& word, const Verb* verb, Invocation& call) {
    if (declaration.names == Names::field) return starting_with(word, last_of_list(word, fields(verb)));
    if (declaration.words.empty()) return from_database(declaration.names, word, call);
    Candidates found;
    for (const auto& one : declaration.words) found.emplace_back(one, "");
    return starting_with(word, declaration.pair ? last_of_list(word, found) : found);
}

Candidates options(const Arguments& arguments, const Verb* verb) {
    Candidates found;
    for (const auto& declaration : arguments.declarations())
        if (!declaration.positional && !(verb && unused(declaration.name, *verb)))
            found.emplace_back(declaration.name.substr(declaration.name.find("--")), declaration.help);
    return found;
}

template <class Named>
Candidates commands(const std::vector<Named>& all) {
    Candidates found;
    for (const auto& one : all) found.emplace_back(one.name, tr(one.help));
    return found;
}

const Declaration* positional_at(const Arguments& arguments, std::size_t position) {
    const Declaration* last = nullptr;
    for (const auto& declaration : arguments.declarations()) {
        if (!declaration.positional) continue;
        last = &declaration;
        if (position-- == 0) return last;
    }
    return last && last->many ? last : nullptr;
}

/// A line for each candidate, behind one that says what they are: words, or files or folders that the shell is to look
/// for itself. What could disturb a line or a terminal is no candidate.
std::string lines(const Candidates& candidates, const std::string& before) {
    std::string text = "words\n";
    for (const auto& [word, about] : candidates) {
        if (word.empty() || render::terminal_safe(word) != word) continue;
        text += before + word;
        if (!about.empty() && about != word) text += "\t" + render::terminal_safe(about);
        text += "\n";
    }
    return text;
}

std::string lines(const Declaration& declaration, const std::string& word, const std::string& before, const Verb* verb,
                  Invocation& call) {
    if (declaration.names == Names::file) return "files\n";
    if (declaration.names == Names::folder) return "folders\n";
    return lines(values_of(declaration, word, verb, call), before);
}

std::string answer(const Typed& typed, const std::string& word, const Arguments& arguments, Invocation& call) {
    if (const auto* option = option_named(arguments, typed.option)) return lines(*option, word, "", typed.verb, call);
    if (const auto equals = word.find('='); word.starts_with("--") && equals != word.npos) {
        const auto* option = option_named(arguments, word.substr(0, equals));
        if (!option || option->meta.empty()) return {};
        return lines(*option, word.substr(equals + 1), word.substr(0, equals + 1), typed.verb, call);
    }
    if (word.starts_with("-")) return lines(starting_with(word, options(arguments, typed.verb)), "");
    if (!typed.noun) return lines(starting_with(word, commands(nouns())), "");
    if (!typed.verb) return lines(starting_with(word, commands(typed.noun->verbs)), "");
    const auto* positional = positional_at(arguments, typed.positionals);
    return positional ? lines(*positional, word, "", typed.verb, call) : std::string();
}

/// __complete INDEX -- WORDS…, where WORDS are those behind the program's name, and INDEX that of the one to complete.
std::string answer(const Words& words) {
    std::size_t index = 0;
    if (words.size() < 3 ||
        std::from_chars(words[1].data(), words[1].data() + words[1].size(), index).ec != std::errc{})
        return {};
    const Words line(words.begin() + 3, words.end());
    const Words before =
        apart({line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(index, line.size()))});
    auto globals = globals_in(before);
    static const Verb completing{"completion", "", Needs::read, uses_none, nullptr};
    Invocation call(globals, "completion", completing);
    Arguments arguments;
    declare_globals(arguments, globals);
    if (std::find(before.begin(), before.end(), "report") != before.end())
        add_verbs("report", own_report_verbs(globals.config));
    const auto typed = read(before, arguments);
    return answer(typed, index < line.size() ? line[index] : std::string(), arguments, call);
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
