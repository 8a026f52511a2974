#include <tiers/catalogue.h>
#include <tiers/error.h>

#include "base/text.h"
#include "catalogue/rows.h"
#include "sql/catalogue.h"

namespace tiers::catalogue {

namespace {

std::vector<std::string> codes(const Store& store, const char* select) {
    std::vector<std::string> found;
    auto rows = store.db().prepare(select);
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

std::string hint(std::string_view typed, const std::vector<std::string>& known) {
    auto near = did_you_mean(typed, known);
    if (!near.empty() || known.empty()) return near;
    return say("there are {}", join(known, ", "));
}

/// Without its hours and resources.
Place bare_place(const Store& store, std::string_view id) {
    auto rows = store.db().prepare(sql::catalogue::places);
    if (!rows.bind(":code", id).step())
        throw NotFound("no_place", say("no place '{}'", id),
                       hint(id, codes(store, "select code from place where retired is null order by id")));
    return place_row(rows);
}

}  // namespace

Resource find_resource(const Store& store, std::string_view id, bool live) {
    Resource found;
    {
        auto rows = store.db().prepare(sql::catalogue::resources);
        if (!rows.bind(":code", id).step())
            throw NotFound("no_resource", say("no resource '{}'", id),
                           hint(id, codes(store, "select code from resource where retired is null order by id")));
        found = resource_row(rows);
    }
    if (live && found.retired) throw Refused("resource_retired", say("resource '{}' is retired", id));
    read_resource_details(store, found);
    return found;
}

Place find_place(const Store& store, std::string_view id) {
    auto found = bare_place(store, id);
    read_place_details(store, found);
    found.resources = resources_of(store, found);
    return found;
}

Zone zone_of(const Store& store, std::string_view place) {
    if (!place.empty()) return Zone::named(bare_place(store, place).timezone);
    auto rows = store.db().prepare(sql::catalogue::places);
    return rows.step() ? Zone::named(place_row(rows).timezone) : Zone::utc();
}

Place one_place(const Store& store, const std::optional<std::string>& id) {
    const auto live = codes(store, "select code from place where retired is null order by id");
    if (!id && live.empty()) throw BadInput("no_place", tr("no place is declared"), "tiers config apply");
    if (!id && live.size() > 1)
        throw BadInput("which_place", tr("there are several places"), say("--place: {}", join(live, ", ")));
    auto found = find_place(store, id ? *id : live.front());
    if (found.retired) throw Refused("place_retired", say("place '{}' is retired", found.id));
    return found;
}

Place place_of(const Store& store, const Resource& resource) {
    Place found;
    {
        auto rows = store.db().prepare(sql::catalogue::places);
        rows.bind(":code", resource.place).step();
        found = place_row(rows);
    }
    read_place_details(store, found);
    return found;
}

std::vector<Resource> resources_of(const Store& store, const Place& place) {
    std::vector<Resource> found;
    {
        auto rows = store.db().prepare(sql::catalogue::resources);
        rows.bind(":place", place.row);
        while (rows.step()) found.push_back(resource_row(rows));
    }
    for (auto& resource : found) read_resource_details(store, resource);
    return found;
}

}  // namespace tiers::catalogue
