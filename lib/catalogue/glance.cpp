#include <tiers/error.h>
#include <tiers/glance.h>

#include "base/text.h"
#include "catalogue/file.h"
#include "catalogue/toml.h"

namespace tiers::catalogue {

namespace {

std::string text_at(const Node& root, const char* table, const char* key, const char* fallback) {
    const auto* section = root.find(table);
    const auto* node = section ? section->find(key) : nullptr;
    return node && node->text() ? *node->text() : fallback;
}

}  // namespace

Glance glance(const std::filesystem::path& file) {
    auto bytes = read_bytes(file);
    try {
        const auto root = parse_toml(bytes);
        return {text_at(root, "database", "path", "tiers.db"), text_at(root, "operator", "language", ""),
                std::move(bytes)};
    } catch (const NotToml& error) {
        refuse({error.problem}, file.string());
    }
}

}  // namespace tiers::catalogue
