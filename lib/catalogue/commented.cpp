#include "catalogue/commented.h"

#include <tiers/catalogue.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/keys.h"
#include "catalogue/toml_text.h"

namespace tiers::catalogue {

namespace {

/// Tables that stand under a header of their own; the others are written inline in a value.
bool has_header(const Key& key) {
    if (key.kind != KeyKind::tables && key.kind != KeyKind::table_) return false;
    const std::string_view path = key.path;
    return path.find('.') == path.npos || path == "place.resource";
}

std::string header(const Key& key) {
    return key.kind == KeyKind::tables ? fmt::format("[[{}]]", key.path) : fmt::format("[{}]", key.path);
}

void write_default(const Key& key, std::string& out) {
    if (*key.fallback && *key.example && std::string_view(key.fallback) != key.example)
        out += "  " + say("(default {})", key.fallback);
}

/// The keys inside an inline table, a line each: from, grants.unit.
void write_inner_help(const Key& key, std::size_t prefix, std::string& out) {
    for (const auto* inner : keys_under(key.path)) {
        out += fmt::format("#     {}: {}\n", std::string_view(inner->path).substr(prefix), tr(inner->help));
        write_inner_help(*inner, prefix, out);
    }
}

void write_help(const Key& key, std::string& out) {
    out += fmt::format("# {}", tr(key.help));
    if (*key.words) out += ": " + join(words_of(key), ", ");
    write_default(key, out);
    out += '\n';
    if (key.kind == KeyKind::tables) write_inner_help(key, std::string_view(key.path).size() + 1, out);
}

void write_key(const Key& key, const Node* value, std::string& out) {
    write_help(key, out);
    const auto name = last_part(key.path);
    if (value)
        out += fmt::format("{} = {}\n", name, toml_text(*value));
    else
        out += fmt::format("#{} = {}\n", name, *key.example ? key.example : key.fallback);
}

void write_section(const Key& section, const Node* values, std::string& out);

/// What is under a header: its keys, and after them the tables that have headers of their own.
void write_members(const Key& section, const Node* values, std::string& out) {
    for (const auto* key : keys_under(section.path))
        if (!has_header(*key)) write_key(*key, values ? values->find(last_part(key->path)) : nullptr, out);
    for (const auto* key : keys_under(section.path))
        if (has_header(*key)) write_section(*key, values ? values->find(last_part(key->path)) : nullptr, out);
}

/// The second and later tables of a list: what they set, and no more.
void write_bare(const Key& section, const Node& values, std::string& out) {
    out += '\n' + header(section) + '\n';
    for (const auto* key : keys_under(section.path)) {
        const auto* value = values.find(last_part(key->path));
        if (value && !has_header(*key)) out += fmt::format("{} = {}\n", last_part(key->path), toml_text(*value));
    }
    for (const auto* key : keys_under(section.path)) {
        const auto* value = values.find(last_part(key->path));
        if (value && has_header(*key))
            for (const auto& item : *value->array()) write_bare(*key, item, out);
    }
}

void write_section(const Key& section, const Node* values, std::string& out) {
    const auto* list = values ? values->array() : nullptr;
    const auto* first = list ? (list->empty() ? nullptr : list->data()) : values;
    out += fmt::format("\n# {}\n{}{}\n", tr(section.help), first ? "" : "#", header(section));
    write_members(section, first, out);
    if (list)
        for (std::size_t i = 1; i < list->size(); ++i) write_bare(section, (*list)[i], out);
}

}  // namespace

std::string commented(const Node& values) {
    auto out = fmt::format(
        "# {}\n# {}\n",
        tr("What the operator declares: `tiers config check` reads it, `tiers config apply` puts it in force."),
        tr("A line that starts with # and a name shows a key that is not set. See tiers.toml(5)."));
    for (const auto* section : keys_under("")) write_section(*section, values.find(section->path), out);
    return out;
}

std::string sample() {
    std::string values;
    for (const auto& key : keys()) {
        const std::string_view path = key.path;
        const auto live = path.starts_with("operator") || path.starts_with("place");
        const auto inside = path.starts_with("place.closures.");
        if (!live || inside || !key.required) {
            if (path == "place" || path == "place.resource") values += header(key) + '\n';
            continue;
        }
        values +=
            key.kind == KeyKind::table_ ? header(key) + '\n' : fmt::format("{} = {}\n", last_part(path), key.example);
    }
    return commented(parse_toml(values));
}

}  // namespace tiers::catalogue
