#include <tiers/catalogue.h>

#include "base/text.h"
#include "catalogue/keys.h"
#include "catalogue/toml.h"
#include "catalogue/toml_text.h"
#include "catalogue/variables.h"

namespace tiers::catalogue {

namespace {

bool has_tables(const Key& key) {
    return key.kind == KeyKind::table_ ||
           (key.kind == KeyKind::tables && (std::string_view(key.path).find('.') == std::string_view::npos ||
                                            std::string_view(key.path) == "place.resource"));
}

void walk(std::string_view path, const std::string& shown, const Node* table, std::vector<Setting>& found);

void walk_list(const Key& key, const std::string& shown, const Node* list, std::vector<Setting>& found) {
    if (!list) return;
    std::size_t number = 0;
    for (const auto& item : *list->array()) {
        const auto* id = item.find("id");
        walk(key.path, fmt::format("{}.{}", shown, id ? *id->text() : fmt::format("{}", ++number)), &item, found);
    }
}

void walk(std::string_view path, const std::string& shown, const Node* table, std::vector<Setting>& found) {
    for (const auto* key : keys_under(path)) {
        const auto name =
            shown.empty() ? std::string(last_part(key->path)) : fmt::format("{}.{}", shown, last_part(key->path));
        const auto* value = table ? table->find(last_part(key->path)) : nullptr;
        if (key->kind == KeyKind::table_)
            walk(key->path, name, value, found);
        else if (has_tables(*key))
            walk_list(*key, name, value, found);
        else if (value)
            found.push_back({name, toml_text(*value), value->at.line, value->at.column,
                             value->at.variable ? variable_of(*value->at.variable) : ""});
        else if (*key->fallback)
            found.push_back({name, key->fallback, 0, 0});
    }
}

}  // namespace

std::vector<Setting> settings(std::string_view bytes, const std::string& name, const Variables& variables) {
    load_text(bytes, name, variables);
    std::vector<Setting> found;
    auto root = parse_toml(bytes);
    put_variables(root, variables);
    walk("", "", &root, found);
    return found;
}

void put_before(std::vector<Setting>& settings, std::string_view key, std::string_view value, const std::string& from) {
    for (auto& setting : settings)
        if (setting.key == key) setting = {setting.key, toml_quoted(value), 0, 0, from};
}

}  // namespace tiers::catalogue
