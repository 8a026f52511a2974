#include "cmd/upkeep/apply_catalogue.h"

namespace tiers::cmd {

namespace {

/// A dry run makes no file: what would be created is tried in memory.
Store store_to_write(Invocation& call) {
    if (call.globals().dry_run && !std::filesystem::exists(call.database_file()))
        return Store::in_memory([&call] { return call.now(); });
    return call.open(Access::create);
}

}  // namespace

catalogue::Loaded load_catalogue(const std::filesystem::path& file, const std::filesystem::path& name,
                                 const Invocation& call) {
    auto loaded = catalogue::load(file, name);
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

int apply_catalogue(const catalogue::Loaded& loaded, catalogue::OnHit on_hit, bool rewrite_history, Invocation& call) {
    auto store = store_to_write(call);
    Transaction transaction(store);
    const auto applied = catalogue::apply(store, loaded.catalogue, loaded.bytes, on_hit, rewrite_history);
    const auto exit = call.finish(transaction);
    Document document{.schema = "tiers.config.apply/1",
                      .title = {},
                      .period = {},
                      .place = {},
                      .sections = {table_for(applied.changes, call)},
                      .notes = {}};
    if (!applied.hits.empty()) document.sections.emplace_back(catalogue::table_of(applied.hits));
    call.show(document);
    return exit;
}

}  // namespace tiers::cmd
