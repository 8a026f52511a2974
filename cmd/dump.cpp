#include "cmd/dump.h"

#include <unistd.h>

#include <tiers/catalogue.h>
#include <tiers/render.h>
#include <tiers/upkeep.h>
#include <tiers/words.h>

#include "cmd/app.h"
#include "cmd/help.h"
#include "cmd/options.h"
#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

/// A tab-separated line; help holds neither tabs nor line ends.
std::string line(const Declaration& declaration, const std::string& command) {
    const auto* kind = declaration.positional ? "word" : declaration.meta.empty() ? "flag" : "option";
    auto help = declaration.help;
    if (!declaration.words.empty()) help += fmt::format(" ({})", fmt::join(declaration.words, ", "));
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", kind, command, declaration.name, declaration.meta,
                       declaration.required ? "required"
                       : declaration.many   ? "many"
                                            : "",
                       help);
}

std::string lines(const Arguments& arguments, const std::string& command) {
    std::string text;
    for (const auto& declaration : arguments.declarations()) text += line(declaration, command);
    return text;
}

std::string line_of(const Noun& noun) {
    std::vector<std::string> verbs;
    for (const auto& verb : noun.verbs) verbs.emplace_back(verb.name);
    return fmt::format("noun\t{}\t{}\t\t\t{}\n", noun.name, noun.alone ? "" : fmt::format("{}", fmt::join(verbs, " ")),
                       tr(noun.help));
}

std::string lines_of(const Noun& noun, const Verb& verb) {
    const auto name = command_name(noun, verb);
    auto text = fmt::format("command\t{}\t\t\t\t{}\n", name, tr(verb.help));
    Arguments arguments;
    verb.declare(arguments);
    text += lines(arguments, name);
    if (!verb.columns) return text;
    for (const auto& column : verb.columns())
        text += fmt::format("field\t{}\t{}\t{}\t\t{}\n", name, column.name, name_of(column.kind), column.heading);
    return text;
}

}  // namespace

int dump() {
    Arguments shared;
    Globals globals;
    declare_globals(shared, globals);
    auto text = lines(shared, "*");
    for (const auto& noun : nouns()) {
        text += line_of(noun);
        for (const auto& verb : noun.verbs) text += lines_of(noun, verb);
    }
    for (const auto& key : catalogue::keys())
        text += fmt::format("key\t{}\t{}\t{}\t{}\t{}\t{}\n", key.path, key.fallback, key.words,
                            key.required ? "required" : "", tr(key.help), catalogue::variable_of(key));
    for (const auto& column : upkeep::stored_columns(Store::in_memory()))
        text += fmt::format("column\t{}\t{}\t{}\t{}\t\n", column.table, column.name, column.type,
                            column.required ? "required" : "");
    write_all(STDOUT_FILENO, text);
    return 0;
}

}  // namespace tiers::cmd
