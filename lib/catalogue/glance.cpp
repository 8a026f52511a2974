#define TOML_HEADER_ONLY 1
#include <tiers/glance.h>

#include <fstream>
#include <iterator>
#include <tiers/error.h>
#include <toml++/toml.h>

#include "base/text.h"

namespace tiers::catalogue {

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) throw NotFound("no_config", say("cannot read '{}'", file.string()));
    return {std::istreambuf_iterator<char>(input), {}};
}

}  // namespace

Glance glance(const std::filesystem::path& file) {
    Glance found;
    found.bytes = read(file);
    try {
        const auto table = toml::parse(found.bytes, file.string());
        found.database = table["database"]["path"].value_or(std::string("tiers.db"));
        found.language = table["operator"]["language"].value_or(std::string());
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        throw BadInput("bad_toml", fmt::format("{}:{}:{}: {}", file.string(), at.line, at.column, error.description()));
    }
    return found;
}

}  // namespace tiers::catalogue
