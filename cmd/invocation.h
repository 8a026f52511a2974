#pragma once

#include <tiers/catalogue.h>
#include <tiers/document.h>
#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/render.h>
#include <tiers/store.h>
#include <tiers/words.h>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "cmd/language.h"
#include "cmd/options.h"

namespace tiers::cmd {

/// share/ of the installation or of the build tree, found from where the binary lies.
std::filesystem::path share_folder();

/// Thrown where standard input was to name things and names none, which is no error.
struct NothingToDo {};

/// One command being run: its global options, its surroundings, and the ways out. The only thing a verb talks to
/// beside the library.
class Invocation {
public:
    Invocation(const Globals& globals, std::string noun, const Verb& verb);
    ~Invocation();

    const Globals& globals() const;

    /// The configuration file found (globals, environment, parents), its bytes read once. Throws NotFound.
    const std::filesystem::path& config_file();
    /// Where the database is: --db, TIERS_DB, or [database] path beside the configuration file.
    std::filesystem::path database_file();
    /// Throws BadInput for a file to be written that is the configuration or the database in use.
    void refuse_own(const std::filesystem::path& target);
    Store open(Access access);
    /// Another database than the one the configuration names.
    Store open(const std::filesystem::path& file, Access access);
    /// The territory tables and samples: share/tiers beside the binary.
    std::filesystem::path data_folder() const;
    /// Where private copies are made.
    std::filesystem::path scratch_folder() const;

    Actor actor() const;  ///< who acts, for the journal
    Instant now() const;
    void stand_at(const std::string& now);  ///< instead of --now
    Day today() const;                      ///< where this machine is: verbs with a place use the place's own day
    Language language() const;
    /// A page to hand out is in this language, unless --lang says another.
    void speak_on_page(const std::string& language);
    void speak_on_pages(const std::string& language);
    bool on_terminal() const;                            ///< standard output is one
    std::optional<render::Format> asked_format() const;  ///< of --format, or of the ending of --output
    bool for_people() const;                             ///< the format is one that people read, not machines
    bool in_brief() const;                               ///< a table as a terminal has it, of which no field was asked
    bool may_ask() const;                                ///< standard input and error are terminals, and not --yes

    /// Data, in the asked format, to --output or standard output.
    void show(Document document);
    void show(const std::string& schema, Table table);
    /// One thing: people get a line a field, machines a row.
    void show_one(const std::string& schema, std::vector<Column> columns, Row row);
    /// No row of what the verb shows.
    void show_nothing();
    /// A list that streams.
    render::RowWriter rows(const std::string& schema, Table heading);
    /// What a creating verb made, as it is told: a dry run gives no id, as another command may take it.
    template <class Made>
    Made told(Made made) const {
        if (globals().dry_run) made.id = 0;
        return made;
    }
    template <class Made>
    std::vector<Made> told(std::vector<Made> made) const {
        for (auto& one : made) one = told(std::move(one));
        return made;
    }
    /// What `make` returns with messages in a language. An error that it throws is told in that of the one who asks:
    /// it is then made once more.
    template <class Make>
    auto in_language(Language language, const Make& make) const {
        try {
            const Speaking speaking(language, this->language(), share_folder());
            return make();
        } catch (const Error&) {
            make();
            throw;
        }
    }
    /// As it would be written without a terminal.
    std::string rendered(Document document, render::Format format) const;
    /// A page of its own, whole or not at all.
    void write_page(const std::filesystem::path& file, Document document);
    /// Raw bytes: an export, a script.
    void write(std::string_view bytes);

    /// Talk, on standard error, unless --quiet. The message is an English literal, translated here.
    template <class... Values>
    void say(const char* message, Values&&... values) {
        notice(tiers::say(message, std::forward<Values>(values)...));
    }
    /// Asks yes or no on the terminal; true with --yes; throws BadInput where nobody can be asked.
    bool confirm(const std::string& question);
    /// Asks for a line; the default when it is empty.
    std::string ask(const std::string& question, const std::string& fallback);

    /// Standard input, or the file of that name; "-" is standard input. Throws NotFound, Failed, and BadInput past the
    /// limit.
    std::string read_input(const std::string& file);
    /// The words given, or those of standard input, one a line, for "-". Throws NothingToDo where that is empty.
    std::vector<std::string> words(const std::vector<std::string>& given);
    /// Those of standard input that are not empty.
    std::vector<std::string> lines();

    /// Hands out what was told so far, which is on the disk.
    void flush();

    /// Commits, or rolls back under --dry-run. The exit code of the verb.
    int finish(Transaction& transaction, Exit exit = Exit::done);
    /// The same, and shows what was done: a long table is drawn while the disk is waited for.
    int finish(Transaction& transaction, const std::string& schema, Table table, Exit exit);

    /// Ends the output: a file named with --output gets its name now, and standard output what a writing verb did.
    void close();

private:
    void check_shown(const std::string& schema, const std::vector<Column>& columns);
    void notice(const std::string& text);
    void tell_unapplied(const Store& store);
    void tell_restored(const Store& store);
    /// What an erasure had to leave to the next that writes.
    void finish_erasure(Store& store, Access access);
    void refuse_unknown_ending() const;
    bool is_private() const;
    render::Style style() const;
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tiers::cmd
