#include <unistd.h>

#include <tiers/error.h>
#include <cstdlib>

#include "cmd/upkeep/apply_catalogue.h"
#include "cmd/upkeep/editor.h"
#include "cmd/verb.h"

namespace tiers::cmd {

namespace {

namespace fs = std::filesystem;

struct ConfigEditOptions {
    std::optional<std::string> hit;
    bool rewrite_history = false;
};

void declare(Arguments& verb, ConfigEditOptions& o) {
    declare_apply(verb, o.hit, o.rewrite_history);
}

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

/// A draft that can be applied, and what that would do.
struct Edited {
    catalogue::Loaded loaded;
    catalogue::Applied effects;
};

/// Edits until the draft is right; nullopt when the user gives up.
std::optional<Edited> edit(const Draft& draft, const ConfigEditOptions& o, Invocation& call) {
    for (;;) {
        open_in_editor(draft.path());
        try {
            auto loaded = load_catalogue(draft.path(), draft.file(), call);
            const auto on_hit = call.globals().yes ? on_hit_of(o.hit) : catalogue::OnHit::keep;
            auto effects = try_catalogue(loaded, on_hit, o.rewrite_history, call);
            return Edited{std::move(loaded), std::move(effects)};
        } catch (const Error& error) {
            if (!about_the_request(error) || !call.may_ask()) throw;
            call.say("{}", error.what());
            if (!call.confirm(tr("Edit it again?"))) return std::nullopt;
        }
    }
}

void tell(const catalogue::Applied& effects, Invocation& call) {
    for (const auto& change : effects.changes) call.say("{}: {}", catalogue::about(change), change.sentence);
    for (const auto& hit : effects.hits)
        call.say("hits booking {} of {}, {}: {}", hit.booking, hit.resource,
                 render::shown(hit.start, Kind::instant, call.language()), hit.why);
}

/// The one question: whether to apply, or what becomes of the bookings that are hit. nullopt for no.
std::optional<catalogue::OnHit> agreed(const catalogue::Applied& effects, const ConfigEditOptions& o,
                                       Invocation& call) {
    const auto on_hit = on_hit_of(o.hit);
    if (call.globals().yes || (effects.changes.empty() && effects.hits.empty())) return on_hit;
    tell(effects, call);
    if (effects.hits.empty() || o.hit) return call.confirm(tr("Apply this?")) ? std::optional(on_hit) : std::nullopt;
    const auto answer = call.ask(tr("Apply this, and keep or cancel the bookings hit? [keep/cancel/N]"), "");
    if (folded_equal(answer, "keep") || folded_equal(answer, tr("keep"))) return catalogue::OnHit::keep;
    if (folded_equal(answer, "cancel") || folded_equal(answer, tr("cancel"))) return catalogue::OnHit::cancel;
    return std::nullopt;
}

int run(const ConfigEditOptions& o, Invocation& call) {
    if (!call.may_ask() && !call.globals().yes)
        throw BadInput("needs_terminal", tr("editing asks before it applies, and nobody can be asked here"),
                       "tiers config check; tiers config apply");
    const Draft draft(fs::canonical(call.config_file()));
    const auto edited = edit(draft, o, call);
    const auto on_hit = edited ? agreed(edited->effects, o, call) : std::nullopt;
    if (!on_hit) {
        call.say("nothing was changed");
        return 0;
    }
    if (!call.globals().dry_run) draft.take_the_place();
    const auto applied = apply_catalogue(edited->loaded, *on_hit, o.rewrite_history, call);
    if (call.on_terminal() && call.for_people() && !call.globals().yes && !applied.changes.empty())
        call.say("applied");  // what was changed stands above the question
    else
        show_applied(applied, call);
    return 0;
}

}  // namespace

extern const Verb config_edit;
const Verb config_edit = verb<ConfigEditOptions>("edit", msgid("Edit the configuration, then check and apply it"),
                                                 Needs::config, uses_dry_run | uses_yes, declare, run);

}  // namespace tiers::cmd
