#include "cmd/help.h"

#include <tiers/words.h>
#include <algorithm>

#include "cmd/options.h"

namespace tiers::cmd {

namespace {

/// Two columns: what is typed, and what it is for.
std::string columns(const std::vector<std::pair<std::string, std::string>>& lines) {
    std::size_t widest = 0;
    for (const auto& [left, right] : lines) widest = std::max(widest, left.size());
    std::string text;
    for (const auto& [left, right] : lines)
        text += fmt::format("  {:<{}}  {}\n", left, std::min<std::size_t>(widest, 28), right);
    return text;
}

std::string section(const char* title, const std::vector<std::pair<std::string, std::string>>& lines) {
    return lines.empty() ? "" : fmt::format("\n{}\n{}", title, columns(lines));
}

std::string typed(const Declaration& declaration) {
    return declaration.meta.empty() ? declaration.name : declaration.name + " " + declaration.meta;
}

std::string told(const Declaration& declaration) {
    return declaration.words.empty() ? declaration.help
                                     : fmt::format("{} ({})", declaration.help, fmt::join(declaration.words, ", "));
}

std::vector<std::pair<std::string, std::string>> options_of(const Arguments& arguments) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& declaration : arguments.declarations())
        if (!declaration.positional) lines.emplace_back(typed(declaration), told(declaration));
    return lines;
}

}  // namespace

std::string command_name(const Noun& noun, const Verb& verb) {
    return noun.alone ? noun.name : fmt::format("{} {}", noun.name, verb.name);
}

std::string call_of(const Noun& noun, const Verb& verb, const Arguments& arguments) {
    auto line = "tiers " + command_name(noun, verb);
    for (const auto& declaration : arguments.declarations()) {
        if (!declaration.positional) continue;
        std::string word = declaration.meta;
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        line += declaration.required ? " " + word : " [" + word + (declaration.many ? "…]" : "]");
    }
    return line + " " + tr("[options]");
}

std::string help() {
    std::vector<std::pair<std::string, std::string>> core, upkeep;
    for (const auto& noun : nouns()) (noun.upkeep ? upkeep : core).emplace_back(noun.name, tr(noun.help));
    return fmt::format("{}\n\n{}\n", tr("tiers: bookings, members and figures of third places"),
                       tr("tiers NOUN VERB [arguments] [options]")) +
           section(tr("Every day"), core) + section(tr("Upkeep"), upkeep) +
           fmt::format("\n{}\n",
                       tr("tiers NOUN -h tells its verbs, tiers NOUN VERB -h its options, man tiers the rest."));
}

std::string help(const Noun& noun) {
    std::vector<std::pair<std::string, std::string>> verbs;
    for (const auto& verb : noun.verbs) verbs.emplace_back(command_name(noun, verb), tr(verb.help));
    return fmt::format("{}\n", tr(noun.help)) + section(tr("Verbs"), verbs);
}

std::string help(const Noun& noun, const Verb& verb) {
    Arguments arguments;
    verb.declare(arguments);
    std::vector<std::pair<std::string, std::string>> words;
    for (const auto& declaration : arguments.declarations())
        if (declaration.positional) words.emplace_back(declaration.meta, told(declaration));
    return fmt::format("{}\n\n{}\n", tr(verb.help), call_of(noun, verb, arguments)) + section(tr("Words"), words) +
           section(tr("Options"), options_of(arguments)) +
           fmt::format("\n{}\n", tr("tiers --help-options tells the options every command takes."));
}

std::string help_globals() {
    Arguments arguments;
    Globals globals;
    declare_globals(arguments, globals);
    return fmt::format("{}\n", tr("Options every command takes")) + columns(options_of(arguments));
}

}  // namespace tiers::cmd
