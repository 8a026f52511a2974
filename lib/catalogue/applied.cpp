#include <tiers/catalogue.h>

#include "base/json.h"
#include "catalogue/rows.h"
#include "catalogue/values.h"
#include "sql/catalogue.h"

namespace tiers::catalogue {

namespace {

std::vector<Place> read_places(const Store& store) {
    std::vector<Place> found;
    {
        auto rows = store.db().prepare(sql::catalogue::places);
        while (rows.step()) found.push_back(place_row(rows));
    }
    for (auto& place : found) {
        read_place_details(store, place);
        place.resources = resources_of(store, place);
    }
    return found;
}

std::vector<Declared> read_declared(const Store& store) {
    std::vector<Declared> found;
    auto rows = store.db().prepare(
        "select kind, code, since, content from declared where retired is null order by kind, code, since");
    while (rows.step()) found.push_back({rows.text(0), rows.text(1), rows.day(2), rows.text(3)});
    return found;
}

}  // namespace

Operator operator_of(const Store& store) {
    Operator found;
    {
        auto row = store.db().prepare("select name, legal_form, siren, language, currency from operator");
        if (row.step()) found = {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), {}};
    }
    auto rows = store.db().prepare("select since, regime from vat_regime order by since");
    while (rows.step()) found.vat.steps.push_back({rows.day(0), rows.text(1)});
    return found;
}

Privacy privacy_of(const Store& store) {
    Privacy found;
    auto row = store.db().prepare("select content from declared where kind = 'privacy' and retired is null");
    if (!row.step()) return found;
    const auto said = stored_json(row.text(0));
    found.min_cell = static_cast<int>(said.number("min_cell", found.min_cell));
    if (const auto kept = said.text("retention"); !kept.empty()) found.retention = parse_days(kept);
    if (const auto kept = said.text("personal_retention"); !kept.empty()) found.personal_retention = parse_days(kept);
    return found;
}

Catalogue applied(const Store& store) {
    Catalogue found;
    found.operator_ = operator_of(store);
    found.places = read_places(store);
    found.declared = read_declared(store);
    found.min_cell = privacy_of(store).min_cell;
    return found;
}

}  // namespace tiers::catalogue
