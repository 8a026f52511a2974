#include "cmd/upkeep/apply_catalogue.h"

#include <tiers/quote.h>
#include <tiers/waiting.h>

namespace tiers::cmd {

namespace {

/// What is only tried makes no file: where there is none it is tried in memory.
Store store_to_try(Invocation& call) {
    if (!std::filesystem::exists(call.database_file())) return Store::in_memory([&call] { return call.now(); });
    return call.open(Access::write);
}

}  // namespace

catalogue::Loaded load_catalogue(const std::filesystem::path& file, const std::filesystem::path& name,
                                 const Invocation& call) {
    auto loaded = catalogue::load(file, name, call.now(), call.globals().settings);
    catalogue::check_communes(loaded, name.string(), call.data_folder() / "territory");
    return loaded;
}

Table table_for(const std::vector<catalogue::Change>& changes, const Invocation& call) {
    return call.for_people() ? catalogue::sentences_of(changes) : catalogue::table_of(changes);
}

std::vector<catalogue::Change> changes_to_apply(const catalogue::Loaded& loaded, Invocation& call) {
    const auto was = std::filesystem::exists(call.database_file()) ? catalogue::applied(call.open(Access::read))
                                                                   : catalogue::Catalogue{};
    return catalogue::diff(was, loaded.catalogue, call.now());
}

void declare_apply(Arguments& verb, std::optional<std::string>& hit, bool& rewrite_history) {
    verb.choice("--hit", tr("WHAT"), hit, {"keep", "cancel"}, tr("What becomes of bookings that the change hits"));
    verb.flag("--rewrite-history", rewrite_history, tr("Allow changes before today, which change past reports"));
}

catalogue::OnHit on_hit_of(const std::optional<std::string>& hit) {
    if (!hit) return catalogue::OnHit::refuse;
    return *hit == "keep" ? catalogue::OnHit::keep : catalogue::OnHit::cancel;
}

catalogue::Applied try_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history,
                                 Invocation& call) {
    auto store = store_to_try(call);
    Transaction transaction(store);
    auto applied = catalogue::apply(store, loaded.catalogue, loaded.bytes, on_hit, rewrite_history);
    transaction.rollback();
    return applied;
}

catalogue::Applied apply_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history,
                                   Invocation& call) {
    auto store = call.globals().dry_run ? store_to_try(call) : call.open(Access::create);
    Transaction transaction(store);
    auto applied = catalogue::apply(store, loaded.catalogue, loaded.bytes, on_hit, rewrite_history);
    if (on_hit == catalogue::OnHit::cancel)
        for (const auto& hit : applied.hits) booking::release_price(store, hit.booking);
    booking::promote_waiting(store);
    call.finish(transaction);
    return applied;
}

void show_applied(const catalogue::Applied& applied, Invocation& call) {
    Document document{.schema = "tiers.config.apply/1",
                      .title = {},
                      .period = {},
                      .place = {},
                      .sections = {table_for(applied.changes, call)},
                      .notes = {}};
    if (!applied.hits.empty()) document.sections.emplace_back(catalogue::table_of(applied.hits));
    call.show(document);
}

}  // namespace tiers::cmd
