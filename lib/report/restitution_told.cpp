#include "report/restitution_told.h"

#include <tiers/catalogue.h>
#include <tiers/i18n.h>

#include "i18n/empty_columns.h"
#include "report/declared_rows.h"
#include "report/zones.h"

namespace tiers::report {

namespace {

std::vector<std::pair<std::string, Json>> declared_for(const Store& store, const char* kind, const std::string& event) {
    auto found = declared_rows(store, kind);
    std::erase_if(found, [&](const auto& one) { return one.second.text("event") != event; });
    return found;
}

Json restitution_of(const Store& store, const std::string& event) {
    for (auto& [id, said] : declared_rows(store, "restitution"))
        if (id == event) return said;
    return Json::object();
}

/// A row each of what was paid, and of what was received.
void append_amounts(const Store& store, const char* kind, const Query& query, Table& table) {
    const auto currency = catalogue::operator_of(store).currency;
    for (const auto& [id, said] : declared_for(store, kind, query.event))
        table.rows.push_back({std::string(kind), id, said.text("name", id), cell(said.text("funder")),
                              catalogue::parse_money(said.text("amount")), currency});
}

}  // namespace

std::string intro_of(const Store& store, const event::Event& event) {
    return restitution_of(store, event.code).text("intro", event.summary);
}

void append_cards(const Store& store, const Query& query, std::vector<Section>& sections) {
    Table table{.title = tr("Places, projects and links"),
                .columns = {{"card", tr("Card"), Kind::code, "", false, machine_only},
                            {"name", tr("Name"), Kind::text},
                            {"kind", tr("Kind"), Kind::text},
                            {"insee", "INSEE", Kind::code, "", false, machine_only},
                            {"commune", tr("Commune"), Kind::text},
                            {"opened", tr("Opened"), Kind::day},
                            {"text", tr("What it is"), Kind::text},
                            {"address", tr("Address"), Kind::text}},
                .name = "cards"};
    const auto cards = declared_for(store, "card", query.event);
    if (cards.empty()) return;
    TerritoryNames names(query.territory);
    for (const auto& [id, said] : cards) {
        const auto insee = said.text("commune"), opened = said.text("opened");
        table.rows.push_back({id, said.text("name", id), cell(said.text("kind")), cell(insee),
                              insee.empty() ? Value() : Value(names.commune(insee)),
                              opened.empty() ? Value() : Value(parse_day(opened)), cell(said.text("text")),
                              cell(said.text("address"))});
    }
    hide_empty_columns(table);
    sections.emplace_back(std::move(table));
}

void append_money(const Store& store, const Query& query, std::vector<Section>& sections) {
    Table table{.title = tr("Costs and funding"),
                .columns = {{"what", tr("What"), Kind::word},
                            {"id", tr("Id"), Kind::code, "", false, machine_only},
                            {"name", tr("Name"), Kind::text},
                            {"funder", tr("Funder"), Kind::text},
                            {"amount", tr("Amount"), Kind::money},
                            {"currency", tr("Currency"), Kind::code}},
                .name = "money"};
    append_amounts(store, msgid("cost"), query, table);
    append_amounts(store, msgid("subsidy"), query, table);
    if (!table.rows.empty()) sections.emplace_back(std::move(table));
}

void append_not_measured(const Store& store, const Query& query, std::vector<Section>& sections) {
    Table table{
        .title = tr("What was not measured"), .columns = {{"text", tr("What"), Kind::text}}, .name = "not_measured"};
    for (const auto& text : restitution_of(store, query.event).texts("not_measured")) table.rows.push_back({text});
    if (!table.rows.empty()) sections.emplace_back(std::move(table));
}

}  // namespace tiers::report
