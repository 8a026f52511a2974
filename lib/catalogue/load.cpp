#include <tiers/catalogue.h>
#include <algorithm>

#include "catalogue/check.h"
#include "catalogue/file.h"
#include "catalogue/read.h"
#include "catalogue/sense.h"

namespace tiers::catalogue {

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
    return load(file, file);
}

Loaded load(const std::filesystem::path& file, const std::filesystem::path& name) {
    auto bytes = read_bytes(file);
    auto catalogue = load_text(bytes, name.string());
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
