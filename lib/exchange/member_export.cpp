#include <tiers/affiliation.h>
#include <tiers/error.h>
#include <tiers/exchange.h>
#include <tiers/profile.h>
#include <tiers/territory.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "exchange/member_line.h"
#include "format/vcard.h"
#include "member/member_store.h"

namespace tiers::exchange {

namespace {

format::Card card_of(const Store& store, const member::Member& member) {
    format::Card card;
    card.kind = member.kind == "organisation" ? "org" : "individual";
    card.uid = member.external_id;
    card.formatted = member.name;
    if (!member.email.empty()) card.emails.push_back(member.email);
    if (!member.phone.empty()) card.phones.push_back(member.phone);
    for (const auto& contact : member::profile(store, member.id).contacts)
        (contact.kind == "email" ? card.emails : card.phones).push_back(contact.value);
    if (member.organisation) card.organisation = member::get(store, *member.organisation).name;
    card.note = member.note;
    return card;
}

/// Organisations come first, so that who belongs to them finds them.
void each_in_order(const Store& store, const member::Query& query,
                   const std::function<void(const member::Member&)>& take) {
    if (query.kind) return member::each(store, query, take);
    for (const auto* kind : {"organisation", "person"}) {
        auto some = query;
        some.kind = kind;
        member::each(store, some, take);
    }
}

std::string role_of(const Store& store, const member::Member& member) {
    const auto now = member::today(store);
    for (const auto& one : member::affiliations(store, {.who = member.id, .on = now, .role = {}}))
        if (one.member == member.id && one.organisation == member.organisation) return one.role;
    return {};
}

/// As import_members reads it: an organisation by name, and the role there. What is no longer declared is left out.
Value cell_of(const Store& store, const member::Member& member, const Table& sheet, const std::string& name) {
    if (name == "organisation")
        return member.organisation ? Value(member::get(store, *member.organisation).name) : Value();
    if (name == "role") return cell(role_of(store, member));
    const auto named = [&](const Column& column) { return column.name == name; };
    const auto found = std::find_if(sheet.columns.begin(), sheet.columns.end(), named);
    return found == sheet.columns.end() ? Value()
                                        : sheet.rows.front()[static_cast<std::size_t>(found - sheet.columns.begin())];
}

}  // namespace

std::vector<Column> member_columns(const Store& store) {
    auto columns = member::sheet({}, member::profile(store, 0)).columns;
    for (auto& column : columns) {
        column.machine_only = false;
        if (column.name == "organisation") column.kind = Kind::text;
        if (column.name == "organisations") column = {"role", tr("Role"), Kind::text};
    }
    return columns;
}

void export_members(const Store& store, const member::Query& query, const std::function<void(Row)>& take) {
    const auto columns = member_columns(store);
    each_in_order(store, query, [&](const member::Member& member) {
        const auto sheet = member::sheet(member, member::profile(store, member.id));
        Row row;
        for (const auto& column : columns) row.push_back(cell_of(store, member, sheet, column.name));
        take(std::move(row));
    });
}

void export_lines(const Store& store, const member::Query& query, const std::function<void(std::string_view)>& write) {
    each_in_order(store, query, [&](const member::Member& member) { write(line_of(store, member) + "\n"); });
}

void export_cards(const Store& store, const member::Query& query, const std::filesystem::path& territory, int version,
                  const std::function<void(std::string_view)>& write) {
    if (version != 3 && version != 4)
        throw BadInput("bad_version", say("vCard {} is not written", version), tr("3 or 4"));
    std::optional<territory::Communes> communes;
    each_in_order(store, query, [&](const member::Member& member) {
        auto card = card_of(store, member);
        if (!member.commune.empty()) {
            if (!communes) communes.emplace(territory);
            card.locality = communes->one({member.commune}).name;
        }
        write(written(card, version));
    });
}

}  // namespace tiers::exchange
