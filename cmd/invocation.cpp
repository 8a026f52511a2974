#include "cmd/invocation.h"

#include <pwd.h>
#include <unistd.h>

#include <tiers/glance.h>
#include <tiers/limits.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <fstream>
#include <future>
#include <iostream>
#include <iterator>

#include "cmd/find_config.h"
#include "cmd/language.h"
#include "cmd/large_pages.h"
#include "cmd/output_file.h"
#include "cmd/terminal.h"
#include "cmd/typed_words.h"
#include "cmd/ways_out.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

Actor who_acts(const Globals& globals, std::string noun, std::string verb) {
    char host[256] = {};
    gethostname(host, sizeof host - 1);
    const auto* user = getpwuid(getuid());
    return {user ? user->pw_name : std::to_string(getuid()), host, globals.as.value_or(""), std::move(noun),
            std::move(verb)};
}

/// The zone of the machine, for a --now without offset where no place gives one.
Zone machine_zone() {
    if (const auto* name = std::getenv("TZ"); name && *name) return Zone::named(name);
    std::error_code none;
    const auto target = fs::read_symlink("/etc/localtime", none).string();
    constexpr std::string_view folder = "zoneinfo/";
    const auto at = target.find(folder);
    return at == target.npos ? Zone::utc() : Zone::named(target.substr(at + folder.size()));
}

/// By whatever path or link; also where neither is there yet.
bool is_same(const fs::path& one, const fs::path& other) {
    std::error_code none;
    const auto whole = [&](const fs::path& path) { return fs::weakly_canonical(fs::absolute(path, none), none); };
    return fs::equivalent(one, other, none) || whole(one) == whole(other);
}

/// `size` is how much is expected.
std::string take_all(std::istream& input, const std::string& name, const std::optional<std::string>& limit,
                     std::size_t size = 0) {
    const auto most = limits::file_limit(limit);
    std::string bytes;
    bytes.reserve(std::min<std::size_t>(size, most));
    char piece[1 << 16];
    while (input.read(piece, sizeof piece), input.gcount() > 0) {
        bytes.append(piece, static_cast<std::size_t>(input.gcount()));
        if (bytes.size() > most)
            throw BadInput("too_large",
                           tiers::say("'{}' is larger than the limit, {}", name, limit.value_or("file=256M")),
                           tr("split it, or lift the limit: --limit file=2G"));
    }
    return bytes;
}

}  // namespace

struct Invocation::State {
    Globals globals;
    std::string noun;
    Verb verb;
    fs::path share;
    std::optional<fs::path> config;
    std::optional<catalogue::Glance> glance;
    std::optional<Language> language;
    WaysOut out;
    bool told_restored = false;

    State(const Globals& globals, std::string noun, const Verb& verb)
        : globals(globals),
          noun(std::move(noun)),
          verb(verb),
          share(share_folder()),
          out(this->noun + " " + verb.name, globals.quiet, verb.needs == Needs::write) {}
};

Invocation::Invocation(const Globals& globals, std::string noun, const Verb& verb)
    : state_(std::make_unique<State>(globals, std::move(noun), verb)) {
    if (globals.lang)
        state_->language = language_of(*globals.lang);
    else
        state_->language = environment_language();
    // cron sets no language: the operator's own then speaks, when there is a configuration to tell it.
    if (!state_->language && verb.needs != Needs::nothing) {
        try {
            config_file();
            if (!state_->glance->language.empty()) state_->language = language_of(state_->glance->language);
        } catch (const Error&) {
            state_->glance.reset();  // told when the verb asks for the file
        }
    }
    speak(language(), state_->share);
    if (globals.output) refuse_own(*globals.output);
    if (verb.columns) refuse_unknown_ending();  // mails are sent before they are shown
}

Invocation::~Invocation() = default;

fs::path share_folder() {
    return fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share";
}

const Globals& Invocation::globals() const {
    return state_->globals;
}
fs::path Invocation::data_folder() const {
    return state_->share / "tiers";
}
Language Invocation::language() const {
    return state_->language.value_or(Language::en);
}
bool Invocation::on_terminal() const {
    return is_terminal(Stream::output) && !state_->globals.output;
}
std::optional<render::Format> Invocation::asked_format() const {
    return cmd::asked_format(state_->globals);
}
bool Invocation::for_people() const {
    return render::for_people(style().format);
}
bool Invocation::in_brief() const {
    return style().format == render::Format::table && state_->globals.fields.empty();
}
bool Invocation::may_ask() const {
    return !state_->globals.yes && is_terminal(Stream::input) && is_terminal(Stream::error);
}

const fs::path& Invocation::config_file() {
    if (!state_->config) state_->config = find_config(state_->globals.config);
    if (!state_->glance) state_->glance = catalogue::glance(*state_->config, state_->globals.settings);
    return *state_->config;
}

fs::path Invocation::database_file() {
    if (state_->globals.db) return *state_->globals.db;
    const auto& file = config_file();
    return file.parent_path() / state_->glance->database;
}

void Invocation::refuse_own(const fs::path& target) {
    std::vector<fs::path> own;
    try {
        const auto database = database_file();
        for (const auto* ending : {"", "-wal", "-shm"}) own.emplace_back(database.string() + ending);
        own.push_back(config_file());
    } catch (const Error&) {
        if (state_->config) own.push_back(*state_->config);  // what is wrong with it is told when a verb asks for it
    }
    if (std::any_of(own.begin(), own.end(), [&](const fs::path& file) { return is_same(target, file); }))
        throw BadInput("bad_output", tiers::say("cannot write to '{}': {}", target.string(),
                                                tr("the configuration or the database is there")));
}

fs::path Invocation::scratch_folder() const {
    std::error_code none;
    const auto folder = fs::temp_directory_path(none);
    return none ? fs::path("/tmp") : folder;
}

Store Invocation::open(Access access) {
    auto store = open(database_file(), access);
    // The verbs of config see to the file themselves.
    if (state_->config && state_->verb.needs != Needs::config) tell_unapplied(store);
    return store;
}

Store Invocation::open(const fs::path& file, Access access) {
    const auto clock = [this] { return now(); };
    // Only what is written says who acts: to ask the system costs more than to read a row.
    auto acting = access == Access::read ? Actor{} : actor();
    auto store = state_->globals.snapshot ? Store::snapshot(file, scratch_folder(), clock)
                                          : Store::open(file, access, clock, std::move(acting));
    store.while_working([this] { state_->out.tick(); });
    finish_erasure(store, access);
    tell_restored(store);
    return store;
}

void Invocation::tell_restored(const Store& store) {
    const auto when = state_->told_restored ? std::nullopt : upkeep::restored_at(store);
    if (!when) return;
    state_->told_restored = true;
    say("'{}' is a copy restored on {}: tiers db resume makes it the one in use", store.file().filename().string(),
        render::shown(Moment{*when, machine_zone().at(*when).offset}, Kind::instant, language()));
}

void Invocation::finish_erasure(Store& store, Access access) {
    if (access == Access::write && !state_->globals.dry_run && upkeep::to_wipe(store)) upkeep::wipe(store);
}

void Invocation::tell_unapplied(const Store& store) {
    if (!state_->glance || !catalogue::unchanged_since_apply(store, state_->glance->bytes))
        say("'{}' has changed since it was applied: tiers config apply", state_->config->filename().string());
}

Actor Invocation::actor() const {
    return who_acts(state_->globals, state_->noun, state_->verb.name);
}

Instant Invocation::now() const {
    return state_->globals.now ? parse_instant(*state_->globals.now, machine_zone()) : real_now();
}

void Invocation::stand_at(const std::string& now) {
    state_->globals.now = now;
}

void Invocation::speak_on_page(const std::string& language) {
    if (asked_format() == render::Format::html) speak_on_pages(language);
}

void Invocation::speak_on_pages(const std::string& language) {
    if (state_->globals.lang) return;
    state_->language = language_of(language);
    speak(*state_->language, state_->share);
}

Day Invocation::today() const {
    return machine_zone().day(now());
}

render::Style Invocation::style() const {
    const auto& globals = state_->globals;
    render::Style style;
    style.language = language();
    style.headers = !globals.no_headers;
    style.raw = globals.raw;
    style.excel_fr = globals.csv.has_value();
    style.fields = comma_separated(globals.fields);
    style.colour = globals.output ? render::Colour::none : colour_of(globals.color);
    style.width = globals.output ? std::nullopt : terminal_width();
    style.format = asked_format().value_or(render::Format::table);
    style.title = tr(state_->verb.help);
    if (style.format == render::Format::xlsx) style.now = now();
    return style;
}

bool Invocation::is_private() const {
    return state_->noun == "member" || state_->globals.names || (state_->verb.uses & writes_private) != 0;
}

/// What has no ending, as a device has none, is for people.
void Invocation::refuse_unknown_ending() const {
    const auto& output = state_->globals.output;
    if (output && !asked_format() && fs::path(*output).has_extension())
        throw BadInput(
            "unknown_ending", tiers::say("the ending of '{}' tells no format", *output),
            tiers::say("one of {}, or --format", fmt::format("{}", fmt::join(render::format_endings(), " "))));
}

void Invocation::write(std::string_view bytes) {
    if (state_->globals.output) state_->out.go_to(*state_->globals.output, is_private() ? 0600 : 0666);
    state_->out.write(bytes);
}

void Invocation::show(Document document) {
    refuse_unknown_ending();
    render::write(std::move(document), style(), [&](std::string_view piece) { write(piece); });
}

std::string Invocation::rendered(Document document, render::Format format) const {
    render::Style style;
    style.format = format;
    style.language = language();
    style.title = tr(state_->verb.help);
    std::string text;
    render::write(std::move(document), style, [&](std::string_view piece) { text += piece; });
    return text;
}

void Invocation::write_page(const fs::path& file, Document document) {
    refuse_own(file);
    OutputFile output(file, is_private() ? 0600 : 0666);
    output.write(rendered(std::move(document), render::Format::html));
    output.finish();
}

void Invocation::show(const std::string& schema, Table table) {
    Document document;
    document.schema = schema;
    document.sections.emplace_back(std::move(table));
    show(std::move(document));
}

void Invocation::show_one(const std::string& schema, std::vector<Column> columns, Row row) {
    if (!in_brief()) {
        show(schema, Table{.columns = std::move(columns), .rows = {std::move(row)}});
        return;
    }
    Facts facts;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row[i])) continue;
        facts.add(columns[i].heading, std::move(row[i]), columns[i].kind);
    }
    Document document;
    document.schema = schema;
    document.sections.emplace_back(std::move(facts));
    show(std::move(document));
}

void Invocation::show_nothing() {
    auto* const columns = state_->verb.columns;
    show(fmt::format("tiers.{}.{}/1", state_->noun, state_->verb.name),
         Table{.columns = columns ? columns() : std::vector<Column>()});
}

render::RowWriter Invocation::rows(const std::string& schema, Table heading) {
    refuse_unknown_ending();
    return {schema, std::move(heading), style(), [this](std::string_view piece) { write(piece); }};
}

void Invocation::notice(const std::string& text) {
    if (!state_->globals.quiet) state_->out.talk(render::terminal_safe(text) + "\n");
}

bool Invocation::confirm(const std::string& question) {
    if (state_->globals.yes) return true;
    if (!may_ask())
        throw BadInput("needs_yes", tiers::say("nobody can be asked: {}", question),
                       tr("give --yes to agree beforehand"));
    const auto answer = ask(question + " " + tr("[y/N]"), "");
    return answer == "y" || answer == "Y" || answer == "yes" || answer == "o" || answer == "O" || answer == "oui";
}

std::string Invocation::ask(const std::string& question, const std::string& fallback) {
    const auto offered = fallback.empty() ? std::string() : " [" + render::terminal_safe(fallback) + "]";
    state_->out.talk(render::terminal_safe(question) + offered + " ");
    std::string answer;
    if (!std::getline(std::cin, answer)) throw Error(Exit::interrupted, "no_answer", tr("no answer was given"));
    return answer.empty() ? fallback : answer;
}

std::string Invocation::read_input(const std::string& file) {
    const auto& limit = state_->globals.limit;
    if (file == "-") {
        auto bytes = take_all(std::cin, tr("standard input"), limit);
        expect_bytes(bytes.size());
        return bytes;
    }
    if (!fs::exists(file)) throw NotFound("no_file", tiers::say("no file '{}'", file));
    std::ifstream input(file, std::ios::binary);
    if (!input || fs::is_directory(file)) throw Failed("cannot_read", tiers::say("cannot read '{}'", file));
    const auto size = fs::is_regular_file(file) ? fs::file_size(file) : 0;
    expect_bytes(size);
    return take_all(input, file, limit, size);
}

std::vector<std::string> Invocation::words(const std::vector<std::string>& given) {
    std::vector<std::string> all;
    for (const auto& word : given) {
        if (word == "-")
            for (auto& line : lines()) all.push_back(std::move(line));
        else
            all.push_back(word);
    }
    if (all.empty() && !given.empty()) throw NothingToDo();
    return all;
}

std::vector<std::string> Invocation::lines() {
    std::vector<std::string> all;
    for (std::string line; std::getline(std::cin, line);)
        if (!line.empty()) all.push_back(line);
    return all;
}

/// Nothing is kept where what was done cannot be told: a field that is not there, a file that cannot be written.
void Invocation::check_shown(const std::string& schema, const std::vector<Column>& columns) {
    refuse_unknown_ending();
    Document document{.schema = schema};
    document.sections.emplace_back(Table{.columns = columns});
    render::write(std::move(document), style(), [](std::string_view) {});
    write({});
}

int Invocation::finish(Transaction& transaction, Exit exit) {
    if (state_->globals.dry_run) {
        transaction.rollback();
        say("nothing was changed: this was a dry run");
    } else {
        transaction.commit();
    }
    return static_cast<int>(exit);
}

int Invocation::finish(Transaction& transaction, const std::string& schema, Table table, Exit exit) {
    check_shown(schema, table.columns);
    state_->out.end_progress();  // two threads share no line
    auto finished = std::async(std::launch::async, [&] { return finish(transaction, exit); });
    show(schema, std::move(table));
    return finished.get();
}

void Invocation::flush() {
    state_->out.flush();
}

void Invocation::close() {
    state_->out.close();
}

}  // namespace tiers::cmd
