#include "cmd/app.h"

#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>

#include "cmd/complete.h"
#include "cmd/diagnose.h"
#include "cmd/dump.h"
#include "cmd/help.h"
#include "cmd/invocation.h"
#include "cmd/language.h"
#include "cmd/options.h"
#include "cmd/output_file.h"
#include "cmd/report/own.h"
#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

/// A command line taken apart: its first two bare words, and all the others in order.
struct Line {
    std::string noun, verb;
    std::vector<std::string> rest;
};

/// Commands stay English in every language; a French word gets the English one as its hint.
struct French {
    const char* french;
    const char* english;
};
constexpr French french_words[] = {
    {"membre", "member"},    {"reserver", "book"},        {"reservation", "book"},
    {"evenement", "event"},  {"rapport", "report"},       {"base", "db"},
    {"calcul", "calc"},      {"creer", "init"},           {"ajouter", "add"},
    {"lister", "list"},      {"liste", "list"},           {"voir", "show"},
    {"montrer", "show"},     {"modifier", "edit"},        {"importer", "import"},
    {"exporter", "export"},  {"annuler", "cancel"},       {"deplacer", "move"},
    {"libre", "free"},       {"arrivee", "checkin"},      {"depart", "checkout"},
    {"prolonger", "extend"}, {"verifier", "verify"},      {"sauver", "backup"},
    {"appliquer", "apply"},  {"occupation", "occupancy"}, {"restaurer", "restore"},
    {"migrer", "migrate"},   {"essayer", "rehearse"},     {"reprendre", "resume"},
};

std::string hint_for(const std::string& typed, const std::vector<std::string>& words) {
    for (const auto& [french, english] : french_words)
        if (folded_equal(typed, french) && std::find(words.begin(), words.end(), english) != words.end())
            return say("in English: {}", english);
    const auto near = did_you_mean(typed, words);
    return near.empty() ? say("one of {}", fmt::format("{}", fmt::join(words, ", "))) : near;
}

/// The first two bare words name the command; options may stand before, between and after them.
Line take_apart(const std::vector<std::string>& words) {
    Line line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        const auto bare = !word.starts_with("-") || word == "-";
        const auto* noun = find_noun(line.noun);
        if (bare && line.noun.empty()) {
            line.noun = word;
        } else if (bare && line.verb.empty() && noun && !noun->alone) {
            line.verb = word;
        } else {
            line.rest.push_back(word);
            if (takes_value(word) && i + 1 < words.size()) line.rest.push_back(words[++i]);
        }
    }
    return line;
}

template <class Named>
std::vector<std::string> names(const std::vector<Named>& all) {
    std::vector<std::string> result;
    for (const auto& one : all) result.emplace_back(one.name);
    return result;
}

const Noun& noun_of(const Line& line) {
    if (const auto* noun = find_noun(line.noun)) return *noun;
    throw BadInput("unknown_noun", say("no command '{}'", line.noun), hint_for(line.noun, names(nouns())));
}

const Verb& verb_of(const Noun& noun, const Line& line) {
    if (noun.alone) return noun.verbs.front();
    if (line.verb.empty())
        throw BadInput("needs_verb", say("'{}' needs a verb", noun.name),
                       say("one of {}", fmt::format("{}", fmt::join(names(noun.verbs), ", "))));
    for (const auto& verb : noun.verbs)
        if (line.verb == verb.name) return verb;
    throw BadInput("unknown_verb", say("no command '{} {}'", noun.name, line.verb),
                   hint_for(line.verb, names(noun.verbs)));
}

bool given(const Line& line, std::string_view option) {
    return std::find(line.rest.begin(), line.rest.end(), option) != line.rest.end();
}

/// The value of an option that is wanted before the line is parsed.
std::optional<std::string> early_value(const Line& line, const std::string& option) {
    std::optional<std::string> found;
    for (std::size_t i = 0; i < line.rest.size(); ++i) {
        if (line.rest[i] == option && i + 1 < line.rest.size()) found = line.rest[i + 1];
        if (line.rest[i].starts_with(option + "=")) found = line.rest[i].substr(option.size() + 1);
    }
    return found;
}

/// "help book add" asks about "book add".
Line asked_about(const Line& line) {
    Line about;
    for (const auto& word : line.rest) {
        if (word.starts_with("-")) break;
        (about.noun.empty() ? about.noun : about.verb) = word;
    }
    return about;
}

std::string help_on(const Line& line) {
    if (line.noun.empty()) return help();
    const auto& noun = noun_of(line);
    return line.verb.empty() && !noun.alone ? help(noun) : help(noun, verb_of(noun, line));
}

/// Help and version: they need no database, and answer before anything is checked.
std::optional<std::string> answer_about_itself(const Line& line) {
    if (given(line, "--version")) return fmt::format("tiers {}\n", TIERS_VERSION);
    if (given(line, "--help-options")) return help_globals();
    if (line.noun == "help") return help_on(asked_about(line));
    if (given(line, "-h") || given(line, "--help")) return help_on(line);
    if (!line.noun.empty()) return std::nullopt;
    Arguments arguments;
    Globals globals;
    declare_globals(arguments, globals);
    arguments.parse(line.rest, {});  // a misspelt option is told, also without a command
    return help();
}

int run_unless_nothing(const std::function<int(Invocation&)>& running, Invocation& call) {
    try {
        return running(call);
    } catch (const NothingToDo&) {
        call.show_nothing();
        return static_cast<int>(Exit::done);
    }
}

int run_verb(const Line& line) {
    Globals globals;
    const auto& noun = noun_of(line);
    const auto& verb = verb_of(noun, line);
    Arguments arguments;
    declare_globals(arguments, globals);
    const auto running = verb.declare(arguments);
    arguments.parse(line.rest, call_of(noun, verb, arguments));
    take_environment(globals, verb.uses);
    check_uses(globals, verb);
    Invocation call(globals, noun.name, verb);
    const auto exit = run_unless_nothing(running, call);
    call.close();
    return exit;
}

std::optional<std::string> early_config(const Line& line) {
    const auto* environment = std::getenv("TIERS_CONFIG");
    const auto given = early_value(line, "--config");
    return given || !environment || !*environment ? given : std::optional<std::string>(environment);
}

/// The language of messages until the configuration may say otherwise.
void speak_early(const Line& line) {
    const auto* environment = std::getenv("TIERS_LANG");
    auto wanted = early_value(line, "--lang");
    if (!wanted && environment && *environment) wanted = environment;
    auto language = environment_language().value_or(Language::en);
    if (wanted) language = *wanted == "fr" ? Language::fr : Language::en;
    speak(language, share_folder());
}

}  // namespace

const Noun* find_noun(const std::string& name) {
    for (const auto& noun : nouns())
        if (name == noun.name) return &noun;
    return nullptr;
}

int run(const std::vector<std::string>& words) {
    hold_standard_streams();
    end_on_interrupt();
    if (!words.empty() && words.front() == "__complete") return complete(words);
    const auto line = take_apart(words);
    try {
        speak_early(line);
        if (line.noun == "report" || line.noun == "help") add_verbs("report", own_report_verbs(early_config(line)));
        if (line.noun == "__dump") return dump();
        if (const auto answer = answer_about_itself(line)) {
            write_all(STDOUT_FILENO, *answer);
            return 0;
        }
        return run_verb(line);
    } catch (const std::exception& error) {
        const auto format = early_value(line, "--format");
        return diagnose(error, format == "json" || format == "jsonl");
    }
}

}  // namespace tiers::cmd
