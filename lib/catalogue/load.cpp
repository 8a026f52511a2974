#include <tiers/catalogue.h>
#include <algorithm>

#include "catalogue/check.h"
#include "catalogue/closure_calendar.h"
#include "catalogue/file.h"
#include "catalogue/money_files.h"
#include "catalogue/read.h"
#include "catalogue/sense.h"
#include "catalogue/variables.h"

namespace tiers::catalogue {

namespace {

Node checked(std::string_view bytes, const std::string& name, const Variables& variables) {
    try {
        auto root = parse_toml(bytes);
        put_variables(root, variables);
        auto problems = check_keys(root);
        const auto more = check_sense(root);
        problems.insert(problems.end(), more.begin(), more.end());
        if (!problems.empty()) refuse(std::move(problems), name);
        return root;
    } catch (const NotToml& error) {
        refuse({error.problem}, name);
    }
}

}  // namespace

Catalogue load_text(std::string_view bytes, const std::string& name, const Variables& variables) {
    return read_catalogue(checked(bytes, name, variables));
}

Loaded load(const std::filesystem::path& file, Instant now, const Variables& variables) {
    return load(file, file, now, variables);
}

Loaded load(const std::filesystem::path& file, const std::filesystem::path& name, Instant now,
            const Variables& variables) {
    auto bytes = read_bytes(file);
    auto root = checked(bytes, name.string(), variables);
    add_money_files(root, name.parent_path());
    auto catalogue = read_catalogue(root);
    auto problems = add_calendar_closures(catalogue, root, name.parent_path(), now);
    if (!problems.empty()) refuse(std::move(problems), name.string());
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
