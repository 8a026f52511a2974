#include <tiers/error.h>
#include <tiers/glance.h>
#include <tiers/limits.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/check.h"
#include "catalogue/file.h"
#include "catalogue/toml.h"
#include "catalogue/variables.h"

namespace tiers::catalogue {

namespace {

std::string text_at(const Node& root, const char* table, const char* key, const char* fallback) {
    const auto* section = root.find(table);
    const auto* node = section ? section->find(key) : nullptr;
    return node && node->text() ? *node->text() : fallback;
}

enum class Heading { none, wanted, other, quoted };

/// Whether a line begins a table, and one that is looked at.
Heading heading_of(std::string_view line) {
    line = trim(line);
    if (!line.starts_with("[")) return Heading::none;
    const auto name = trim(line.substr(1, line.find(']') - 1));
    if (name.starts_with("\"") || name.starts_with("'")) return Heading::quoted;
    return name == "operator" || name == "database" ? Heading::wanted : Heading::other;
}

/// What stands before the first table and in the two that are looked at: a long catalogue costs more to parse than all
/// else that a short command does. Nothing where texts of several lines or quoted names could be taken for headings.
std::optional<std::string> worth_parsing(std::string_view bytes) {
    if (bytes.size() > limits::toml_bytes || bytes.find(R"(""")") != bytes.npos || bytes.find("'''") != bytes.npos)
        return std::nullopt;
    std::string kept;
    auto keep = true;
    while (!bytes.empty()) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        const auto heading = heading_of(line);
        if (heading == Heading::quoted) return std::nullopt;
        if (heading != Heading::none) keep = heading == Heading::wanted;
        if (keep) kept.append(line) += '\n';
    }
    return kept;
}

Node parse_as_needed(std::string_view bytes) {
    if (const auto part = worth_parsing(bytes)) try {
            return parse_toml(*part);
        } catch (const NotToml&) {
            return parse_toml(bytes);  // which tells the line of the file
        }
    return parse_toml(bytes);
}

/// The file may be half written: what a variable says is whole.
void check_variables(const Node& root) {
    auto problems = check_keys(root);
    std::erase_if(problems, [](const Problem& problem) { return !problem.at.variable; });
    if (!problems.empty()) refuse(std::move(problems), {});
}

}  // namespace

Glance glance(const std::filesystem::path& file, const Variables& variables) {
    auto bytes = read_bytes(file);
    try {
        auto root = parse_as_needed(bytes);
        put_variables(root, variables);
        if (!variables.empty()) check_variables(root);
        return {text_at(root, "database", "path", "tiers.db"), text_at(root, "operator", "language", ""),
                std::move(bytes)};
    } catch (const NotToml& error) {
        refuse({error.problem}, file.string());
    }
}

}  // namespace tiers::catalogue
