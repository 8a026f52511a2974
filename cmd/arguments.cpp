#include "cmd/arguments.h"

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <CLI/CLI.hpp>
#include <charconv>

#include "cmd/typed_words.h"

namespace tiers::cmd {

struct Arguments::Parser {
    CLI::App app;
    std::vector<std::pair<std::size_t, CLI::Option*>> positionals;  // index of the declaration
};

namespace {

std::int64_t number(const std::string& option, const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw BadInput("bad_number", say("{} takes a whole number, not '{}'", option, text));
    return value;
}

const std::string& one_of(const std::string& option, const std::vector<std::string>& words, const std::string& text) {
    if (std::find(words.begin(), words.end(), text) != words.end()) return text;
    const auto near = did_you_mean(text, words);
    throw BadInput("bad_choice", say("{} does not take '{}'", option, text),
                   near.empty() ? say("one of {}", fmt::format("{}", fmt::join(words, ", "))) : near);
}

/// CLI11 tells the option in English, "--seats: 1 required TEXT missing" or "Could not convert: --quiet = x": that goes
/// no further.
[[noreturn]] void throw_usage(const CLI::ParseError& error) {
    const std::string text = error.what();
    const auto at = text.find("--");
    const auto option = at == text.npos ? std::string() : text.substr(at, text.find_first_of(": ", at) - at);
    if (error.get_name() == "ArgumentMismatch" && !option.empty())
        throw BadInput("needs_value", say("{} needs a value", option));
    if (error.get_name() == "ConversionError" && !option.empty())
        throw BadInput("takes_no_value", say("{} takes no value", option));
    throw BadInput("usage", tr("the command line cannot be read"));
}

}  // namespace

Arguments::Arguments() : parser_(std::make_unique<Parser>()) {
    parser_->app.set_help_flag();
    parser_->app.allow_extras();
    parser_->app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

Arguments::~Arguments() = default;

void Arguments::declare(Declaration declaration, Take take) {
    auto& app = parser_->app;
    const auto callback = [take = std::move(take)](const CLI::results_t& results) {
        take(results);
        return true;
    };
    if (declaration.positional) {
        // CLI11 would take a positional for the option of that name.
        auto* option = app.add_option(fmt::format("word{}", declarations_.size()), callback);
        if (declaration.many) option->expected(-1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        parser_->positionals.emplace_back(declarations_.size(), option);
    } else if (declaration.meta.empty()) {
        app.add_flag_callback(declaration.name, [callback] { callback({}); });
    } else {
        auto* option = app.add_option(declaration.name, callback);
        if (declaration.many) option->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    declarations_.push_back(std::move(declaration));
}

void Arguments::positional(const std::string& name, std::string& target, const std::string& help, Names names) {
    declare({.name = name, .meta = name, .help = help, .names = names, .positional = true, .required = true},
            [&target](const auto& given) { target = given.back(); });
}

void Arguments::positional(const std::string& name, std::optional<std::string>& target, const std::string& help,
                           Names names) {
    declare({.name = name, .meta = name, .help = help, .names = names, .positional = true},
            [&target](const auto& given) { target = given.back(); });
}

void Arguments::positional(const std::string& name, std::vector<std::string>& target, const std::string& help,
                           Names names) {
    declare({.name = name, .meta = name, .help = help, .names = names, .positional = true, .many = true},
            [&target](const auto& given) { target = given; });
}

void Arguments::option(const std::string& name, const std::string& meta, std::string& target, const std::string& help,
                       Names names) {
    declare({.name = name, .meta = meta, .help = help, .names = names},
            [&target](const auto& given) { target = given.back(); });
}

void Arguments::option(const std::string& name, const std::string& meta, std::optional<std::string>& target,
                       const std::string& help, Names names) {
    declare({.name = name, .meta = meta, .help = help, .names = names},
            [&target](const auto& given) { target = given.back(); });
}

void Arguments::option(const std::string& name, const std::string& meta, std::vector<std::string>& target,
                       const std::string& help, Names names) {
    declare({.name = name, .meta = meta, .help = help, .names = names, .many = true},
            [&target](const auto& given) { target = given; });
}

void Arguments::option(const std::string& name, const std::string& meta, std::int64_t& target,
                       const std::string& help) {
    declare({.name = name, .meta = meta, .help = help},
            [&target, name](const auto& given) { target = number(name, given.back()); });
}

void Arguments::option(const std::string& name, const std::string& meta, std::optional<std::int64_t>& target,
                       const std::string& help) {
    declare({.name = name, .meta = meta, .help = help},
            [&target, name](const auto& given) { target = number(name, given.back()); });
}

void Arguments::choice(const std::string& name, const std::string& meta, std::string& target,
                       const std::vector<std::string>& words, const std::string& help) {
    declare({.name = name, .meta = meta, .help = help, .words = words},
            [&target, name, words](const auto& given) { target = one_of(name, words, given.back()); });
}

void Arguments::choice(const std::string& name, const std::string& meta, std::optional<std::string>& target,
                       const std::vector<std::string>& words, const std::string& help) {
    declare({.name = name, .meta = meta, .help = help, .words = words},
            [&target, name, words](const auto& given) { target = one_of(name, words, given.back()); });
}

void Arguments::pair(const std::string& name, const std::string& meta, std::string& target,
                     const std::vector<std::string>& words, const std::string& help) {
    declare({.name = name, .meta = meta, .help = help, .words = words, .pair = true},
            [&target, name, words](const auto& given) {
                const auto typed = comma_separated({given.back()});
                for (const auto& word : typed) one_of(name, words, word);
                if (typed.size() > 2)
                    throw BadInput("bad_choice", say("{} takes one word, or two with a comma between them", name),
                                   fmt::format("{} {}", name, fmt::join(words.begin(), words.begin() + 2, ",")));
                target = given.back();
            });
}

void Arguments::flag(const std::string& name, bool& target, const std::string& help) {
    declare({.name = name, .help = help}, [&target](const auto&) { target = true; });
}

void Arguments::parse(const std::vector<std::string>& words, const std::string& call) {
    try {
        parser_->app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
    } catch (const CLI::ParseError& error) {
        throw_usage(error);
    }
    refuse_what_remains();
    for (const auto& [index, option] : parser_->positionals)
        if (declarations_[index].required && option->empty())
            throw BadInput("missing_argument", say("{} is missing", declarations_[index].name), call);
}

void Arguments::refuse_what_remains() const {
    const auto remaining = parser_->app.remaining();
    if (remaining.empty()) return;
    const auto& word = remaining.front();
    if (!word.starts_with("-"))
        throw BadInput("unexpected_word", say("one word too many: '{}'", word), tr("put text with blanks in quotes"));
    std::vector<std::string> options;
    for (const auto& declaration : declarations_)
        if (!declaration.positional) options.push_back(declaration.name.substr(declaration.name.find("--")));
    throw BadInput("unknown_option", say("no option '{}' here", word.substr(0, word.find('='))),
                   did_you_mean(word.substr(0, word.find('=')), options));
}

}  // namespace tiers::cmd
