#include <tiers/catalogue.h>

#include "base/text.h"

namespace tiers::catalogue {

namespace {

const char* kind_name(KeyKind kind) {
    switch (kind) {
        case KeyKind::text:
            return "text";
        case KeyKind::texts:
            return "list of texts";
        case KeyKind::id:
            return "id";
        case KeyKind::ids:
            return "list of ids";
        case KeyKind::word:
            return "word";
        case KeyKind::words:
            return "list of words";
        case KeyKind::flag:
            return "true or false";
        case KeyKind::count:
            return "whole number";
        case KeyKind::number:
            return "number";
        case KeyKind::day:
            return "date";
        case KeyKind::clock:
            return "time of day";
        case KeyKind::duration:
            return "duration";
        case KeyKind::days:
            return "number of days";
        case KeyKind::money:
            return "amount";
        case KeyKind::rate:
            return "rate in percent";
        case KeyKind::email:
            return "e-mail address";
        case KeyKind::siren:
            return "SIREN";
        case KeyKind::currency:
            return "currency";
        case KeyKind::zone:
            return "time zone";
        case KeyKind::hours:
            return "opening hours";
        case KeyKind::commune:
            return "INSEE code";
        case KeyKind::communes:
            return "list of INSEE codes";
        case KeyKind::epcis:
            return "list of SIREN";
        case KeyKind::departements:
            return "list of codes";
        case KeyKind::selectors:
            return "list of ids, or *";
        case KeyKind::existing:
            return "word or date";
        case KeyKind::table_:
            return "table";
        case KeyKind::tables:
            return "list of tables";
    }
    return "";
}

std::string origin_of(const Setting& setting, const std::string& file) {
    if (!setting.from.empty()) return setting.from;
    return setting.line == 0 ? "default" : fmt::format("{}:{}:{}", file, setting.line, setting.column);
}

}  // namespace

std::string about(const Change& change) {
    static constexpr const char* things[] = {msgid("operator"), msgid("place"), msgid("resource")};
    for (const auto* thing : things)
        if (change.thing == thing) return change.id.empty() ? tr(thing) : fmt::format("{} {}", tr(thing), change.id);
    return change.id.empty() ? fmt::format("[{}]", change.thing) : fmt::format("{} {}", change.thing, change.id);
}

Table table_of(const std::vector<Change>& changes) {
    Table table{.columns = {{"thing", tr("Thing"), Kind::code},
                            {"id", tr("Id"), Kind::code},
                            {"what", tr("What"), Kind::code},
                            {"key", tr("Key"), Kind::code},
                            {"from", tr("From"), Kind::day},
                            {"was", tr("Was"), Kind::code},
                            {"value", tr("Value"), Kind::code}}};
    for (const auto& change : changes)
        table.rows.push_back(
            {change.thing, change.id, change.what, change.key, cell(change.from), change.was, change.value});
    return table;
}

Table sentences_of(const std::vector<Change>& changes) {
    Table table{.columns = {{"where", tr("Where")}, {"change", tr("Change")}}, .empty = tr("nothing has changed")};
    for (const auto& change : changes) {
        table.rows.push_back({about(change), change.sentence});
        table.sentences.push_back(about(change) + "  " + change.sentence);
    }
    return table;
}

Table table_of(const std::vector<Hit>& hits) {
    Table table{.title = tr("Bookings hit"),
                .columns = {{"booking", tr("Booking"), Kind::id},
                            {"resource", tr("Resource"), Kind::code},
                            {"start", tr("Start"), Kind::instant},
                            {"end", tr("End"), Kind::instant},
                            {"why", tr("Why")}}};
    for (const auto& hit : hits) table.rows.push_back({hit.booking, hit.resource, hit.start, hit.end, hit.why});
    return table;
}

Table table_of(const std::vector<Setting>& settings, const std::string& file, bool origin) {
    Table table{.columns = {{"key", tr("Key"), Kind::code}, {"value", tr("Value"), Kind::code}}};
    if (origin) table.columns.push_back({"origin", tr("Origin"), Kind::code});
    for (const auto& setting : settings) {
        table.rows.push_back({setting.key, setting.value});
        if (origin) table.rows.back().emplace_back(origin_of(setting, file));
    }
    return table;
}

Table table_of(std::span<const Key> keys, bool for_people) {
    Table table{.columns = {{"key", tr("Key"), Kind::code},
                            {"kind", tr("Kind"), Kind::code},
                            {"default", tr("Default"), Kind::code},
                            {"words", tr("Words"), Kind::code},
                            {"required", tr("Required"), Kind::flag},
                            {"help", tr("Help")},
                            {"variable", tr("Variable"), Kind::code}}};
    for (const auto& key : keys)
        table.rows.push_back({std::string(key.path), std::string(kind_name(key.kind)), std::string(key.fallback),
                              std::string(key.words), key.required, std::string(for_people ? tr(key.help) : key.help),
                              variable_of(key)});
    return table;
}

Table receipt_of(const Catalogue& checked, const std::string& file) {
    std::int64_t resources = 0;
    for (const auto& place : checked.places) resources += static_cast<std::int64_t>(place.resources.size());
    return {.columns = {{"verdict", tr("Verdict"), Kind::code},
                        {"file", tr("File"), Kind::code},
                        {"places", tr("Places"), Kind::count},
                        {"resources", tr("Resources"), Kind::count}},
            .rows = {{std::string("ok"), file, static_cast<std::int64_t>(checked.places.size()), resources}},
            .sentences = {say("ok  {}", file)}};
}

}  // namespace tiers::catalogue
