#include <algorithm>
#include <map>

#include "booking/simulation.h"
#include "catalogue/check.h"
#include "catalogue/file.h"
#include "catalogue/read.h"
#include "catalogue/sense.h"
#include "member/presence_rules.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

using catalogue::Node;

Node table_node(const std::vector<std::pair<std::string, Node>>& members) {
    Node::Table table;
    for (const auto& [name, node] : members) table.push_back({name, {}, node});
    return {{}, std::move(table)};
}
Node text_node(std::string text) {
    return {{}, std::move(text)};
}

Node operator_node(const Store& store) {
    const auto us = catalogue::operator_of(store);
    Node::Array regimes;
    for (const auto& step : us.vat.steps)
        regimes.push_back(table_node({{"from", {{}, step.since}}, {"regime", text_node(step.value)}}));
    return table_node({{"name", text_node(us.name)}, {"vat", {{}, std::move(regimes)}}});
}

Node place_node(const Store& store) {
    Node::Array resources;
    for (const auto& place : catalogue::applied(store).places)
        for (const auto& one : place.resources)
            if (!one.retired)
                resources.push_back(table_node({{"id", text_node(one.id)}, {"kind", text_node(one.kind)}}));
    return table_node({{"id", text_node("place")}, {"resource", {{}, std::move(resources)}}});
}

Node declared_nodes(const Store& store, const char* kind) {
    Node::Array found;
    auto row =
        store.db().prepare("select distinct code from declared where kind = :kind and retired is null order by code");
    for (row.bind(":kind", kind); row.step();) found.push_back(table_node({{"id", text_node(row.text(0))}}));
    return {{}, std::move(found)};
}

/// The tariffs of a file among what is declared: the checks of tiers.toml hold, each told at its place in the file.
Node checked_tariffs(const Store& store, const RowsFile& file) {
    try {
        const auto root = catalogue::parse_toml(file.bytes);
        const auto* tariffs = root.find("tariff");
        if (!tariffs) catalogue::refuse({{{1, 1}, tr("no tariff stands here: [[tariff]]")}}, file.name);
        auto alone = table_node({{"operator", operator_node(store)}, {"tariff", *tariffs}});
        auto problems = catalogue::check_keys(alone);
        const auto among = table_node({{"operator", operator_node(store)},
                                       {"place", {{}, Node::Array{place_node(store)}}},
                                       {"category", declared_nodes(store, "category")},
                                       {"plan", declared_nodes(store, "plan")},
                                       {"tariff", *tariffs}});
        for (auto& problem : catalogue::check_sense(among)) problems.push_back(std::move(problem));
        if (!problems.empty()) catalogue::refuse(std::move(problems), file.name);
        return alone;
    } catch (const catalogue::NotToml& error) {
        catalogue::refuse({error.problem}, file.name);
    }
}

}  // namespace

std::vector<Tariff> read_tariffs(const Store& store, const RowsFile& file) {
    const auto half_day = std::chrono::duration_cast<Minutes>(member::presence_rules(store).half_day);
    std::map<std::string, Tariff> last;
    for (const auto& one : catalogue::read_catalogue(checked_tariffs(store, file)).declared) {
        auto tariff = read_tariff(one.id, one.since, one.content, half_day);
        const auto [known, fresh] = last.try_emplace(one.id, tariff);
        if (!fresh && known->second.since < one.since) known->second = std::move(tariff);
    }
    std::vector<Tariff> found;
    for (auto& [id, tariff] : last) found.push_back(std::move(tariff));
    return found;
}

}  // namespace tiers::booking
