#include <algorithm>
#include <fstream>
#include <iterator>
#include <tiers/catalogue.h>
#include <tiers/error.h>

#include "base/text.h"
#include "catalogue/check.h"
#include "catalogue/read.h"
#include "catalogue/sense.h"

namespace tiers::catalogue {

namespace {

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file))
        throw NotFound("no_config", say("cannot read '{}'", file.string()), tr("tiers init DIR makes one"));
    std::string bytes(max_toml_bytes + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

[[noreturn]] void refuse(std::vector<Problem> problems, const std::string& name) {
    std::stable_sort(problems.begin(), problems.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<std::string> lines;
    for (const auto& problem : problems)
        lines.push_back(fmt::format("{}:{}:{}: {}", name, problem.at.line, problem.at.column, problem.message));
    throw BadInput("config", join(lines, "\n"));
}

}  // namespace

Catalogue load_text(std::string_view bytes, const std::string& name) {
    try {
        const auto root = parse_toml(bytes);
        auto problems = check_keys(root);
        const auto more = check_sense(root);
        problems.insert(problems.end(), more.begin(), more.end());
        if (!problems.empty()) refuse(std::move(problems), name);
        return read_catalogue(root);
    } catch (const NotToml& error) {
        refuse({error.problem}, name);
    }
}

Loaded load(const std::filesystem::path& file) {
    auto bytes = read_bytes(file);
    auto catalogue = load_text(bytes, file.string());
    return {std::move(catalogue), std::move(bytes)};
}

const Place* Catalogue::place(std::string_view id) const {
    const auto found = std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.id == id; });
    return found == places.end() ? nullptr : &*found;
}

const Resource* Catalogue::resource(std::string_view id) const {
    for (const auto& place : places)
        for (const auto& resource : place.resources)
            if (resource.id == id) return &resource;
    return nullptr;
}

}  // namespace tiers::catalogue
