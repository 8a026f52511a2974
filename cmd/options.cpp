#include "cmd/options.h"

#include <unistd.h>

#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/words.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "cmd/terminal.h"

namespace tiers::cmd {

namespace {

void from_environment(std::optional<std::string>& target, const char* name, Globals& globals) {
    const auto* value = std::getenv(name);
    if (target || !value || !*value) return;
    target = value;
    globals.variables.emplace_back(name);
}

/// Keeps a variable, NAME=VALUE, that goes before a key of the configuration. Few variables begin so: looking for that
/// of each key would cost every command more.
void note_setting(std::string_view entry, Globals& globals) {
    const auto name = entry.substr(0, entry.find('='));
    if (!name.starts_with("TIERS_") || name.size() + 1 >= entry.size()) return;
    for (const auto& key : catalogue::keys())
        if (catalogue::variable_of(key) == name) globals.settings[std::string(name)] = entry.substr(name.size() + 1);
}

}  // namespace

void declare_globals(Arguments& arguments, Globals& globals) {
    arguments.option("--config", "FILE", globals.config, tr("Configuration, instead of the tiers.toml that is found"),
                     Names::file);
    arguments.option("--db", "FILE", globals.db, tr("Database, instead of the one the configuration names"),
                     Names::file);
    arguments.option("--place", "ID", globals.place, tr("Only this place"), Names::place);
    arguments.option("--now", "TIME", globals.now, tr("Act as if it were this instant"));
    arguments.option("--as", "WHO", globals.as, tr("Who acts, for the journal"));
    arguments.choice("--format", "FORMAT", globals.format, render::format_names(), tr("How data are written"));
    arguments.option("--fields", "A,B", globals.fields, tr("Columns to write, in order; 'help' lists them"),
                     Names::field);
    arguments.flag("--no-headers", globals.no_headers, tr("Write rows without their headings"));
    arguments.flag("--raw", globals.raw, tr("Leave text in CSV as it is, also what a spreadsheet would run"));
    arguments.choice("--csv", "DIALECT", globals.csv, {"excel-fr"},
                     tr("CSV for Excel in French: semicolons, decimal commas, a byte order mark"));
    arguments.option("-o,--output", "FILE", globals.output, tr("Write data to this file; its ending tells the format"),
                     Names::file);
    arguments.choice("--lang", "LANG", globals.lang, {"en", "fr"}, tr("Language of messages and pages"));
    arguments.choice("--color", "WHEN", globals.color, {"auto", "always", "never"}, tr("When to use colour"));
    arguments.flag("-q,--quiet", globals.quiet, tr("No notices; errors remain"));
    arguments.flag("-n,--dry-run", globals.dry_run, tr("Do everything but write, and say what would change"));
    arguments.flag("-y,--yes", globals.yes, tr("Answer yes to every question"));
    arguments.flag("--explain", globals.explain, tr("Say why, step by step"));
    arguments.option("--key", "KEY", globals.key, tr("The same key again gives the first result and changes nothing"));
    arguments.option("--limit", "file=SIZE", globals.limit, tr("How large a file may be read, instead of file=256M"));
    arguments.flag("--names", globals.names, tr("Name people in errors and exports, also off a terminal"));
    arguments.flag("--snapshot", globals.snapshot, tr("Read a private copy of the database"));
    arguments.flag("-h,--help", globals.help, tr("Show this help"));
    arguments.flag("--version", globals.version, tr("Show the version"));
}

void take_environment(Globals& globals, unsigned uses) {
    from_environment(globals.config, "TIERS_CONFIG", globals);
    from_environment(globals.db, "TIERS_DB", globals);
    if (uses & uses_place) from_environment(globals.place, "TIERS_PLACE", globals);
    from_environment(globals.now, "TIERS_NOW", globals);
    from_environment(globals.as, "TIERS_AS", globals);
    from_environment(globals.lang, "TIERS_LANG", globals);
    std::optional<std::string> color;
    from_environment(color, "TIERS_COLOR", globals);
    if (color && globals.color == "auto") globals.color = *color;
    for (auto** entry = environ; *entry; ++entry) note_setting(*entry, globals);
}

std::optional<render::Format> asked_format(const Globals& globals) {
    if (globals.format) return render::format_named(*globals.format);
    const auto named = globals.output ? render::format_of_file(*globals.output) : std::nullopt;
    return !named && globals.csv ? render::Format::csv : named;
}

bool unused(const std::string& option, const Verb& verb) {
    constexpr std::pair<const char*, Uses> not_by_all[] = {{"--place", uses_place}, {"-n,--dry-run", uses_dry_run},
                                                           {"-y,--yes", uses_yes},  {"--explain", uses_explain},
                                                           {"--key", uses_key},     {"--limit", uses_limit}};
    if (option == "--snapshot") return verb.needs != Needs::read;
    return std::any_of(std::begin(not_by_all), std::end(not_by_all),
                       [&](const auto& one) { return option == one.first && !(verb.uses & one.second); });
}

void check_uses(const Globals& globals, const Verb& verb) {
    const std::pair<bool, const char*> given[] = {{globals.place.has_value(), "--place"},
                                                  {globals.dry_run, "-n,--dry-run"},
                                                  {globals.yes, "-y,--yes"},
                                                  {globals.explain, "--explain"},
                                                  {globals.key.has_value(), "--key"},
                                                  {globals.limit.has_value(), "--limit"},
                                                  {globals.snapshot, "--snapshot"}};
    for (const auto& [there, option] : given)
        if (there && unused(option, verb))
            throw BadInput("unused_option", say("'{}' makes no use of {}", verb.name, std::strstr(option, "--")));
    const auto format = asked_format(globals);
    for (const auto& [there, option] : {std::pair(globals.raw, "--raw"), {globals.csv.has_value(), "--csv"}})
        if (there && format != render::Format::csv)
            throw BadInput("unused_option", say("{} is about CSV alone", option),
                           tr("give --format csv, or --output FILE.csv"));
    if (format == render::Format::xlsx && !globals.output && is_terminal(Stream::output))
        throw BadInput("needs_file", tr("a workbook is nothing for a terminal"), tr("--output FILE.xlsx"));
}

bool takes_value(const std::string& word) {
    constexpr const char* with_value[] = {"--config", "--db", "--place", "--now",   "--as",  "--format", "--fields",
                                          "--output", "-o",   "--lang",  "--color", "--key", "--limit",  "--csv"};
    return std::find(std::begin(with_value), std::end(with_value), word) != std::end(with_value);
}

}  // namespace tiers::cmd
