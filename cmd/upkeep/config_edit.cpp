#include <unistd.h>

#include <cstdlib>

#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/upkeep/editor.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct Options {};

void declare(Arguments&, Options&) {}

/// A copy beside the file, so that what is being edited is never in force half-way. Removed at the end.
class Draft {
public:
    explicit Draft(const fs::path& file) : file_(file) {
        auto name = (file.parent_path() / ".tiers-XXXXXX.toml").string();
        const auto descriptor = mkstemps(name.data(), 5);
        if (descriptor < 0) throw Failed("cannot_write", say("cannot write in '{}'", file.parent_path().string()));
        ::close(descriptor);
        draft_ = name;
        fs::copy_file(file, draft_, fs::copy_options::overwrite_existing);
    }
    ~Draft() {
        std::error_code ignored;
        fs::remove(draft_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& path() const { return draft_; }
    const fs::path& file() const { return file_; }
    void take_the_place() const {
        fs::permissions(draft_, fs::status(file_).permissions());
        fs::rename(draft_, file_);
    }

private:
    fs::path file_, draft_;
};

/// Edits until the draft is right; nullopt when the user gives up.
std::optional<catalogue::Loaded> edit(const Draft& draft, Invocation& call) {
    for (;;) {
        open_in_editor(draft.path());
        try {
            return load_catalogue(draft.path(), draft.file(), call);
        } catch (const BadInput& error) {
            if (!call.may_ask()) throw;
            call.say("{}", error.what());
            if (!call.confirm(tr("Edit it again?"))) return std::nullopt;
        }
    }
}

int run(const Options&, Invocation& call) {
    if (!call.may_ask() && !call.globals().yes)
        throw BadInput("needs_terminal", tr("editing asks before it applies, and nobody can be asked here"),
                       "tiers config check; tiers config apply");
    const Draft draft(fs::canonical(call.config_file()));
    const auto loaded = edit(draft, call);
    if (!loaded) return 0;
    for (const auto& change : changes_to_apply(*loaded, call))
        call.say("{}: {}", catalogue::about(change), change.sentence);
    if (!call.confirm(tr("Apply this?"))) return 0;
    if (!call.globals().dry_run) draft.take_the_place();
    return apply_catalogue(*loaded, catalogue::OnHit::refuse, false, call);
}

}  // namespace

extern const Verb config_edit;
const Verb config_edit = verb<Options>("edit", msgid("Edit the configuration, then check and apply it"), Needs::config,
                                       uses_dry_run | uses_yes, declare, run);

}  // namespace tiers::cmd
