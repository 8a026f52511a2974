#include <tiers/catalogue.h>

#include "base/text.h"

namespace tiers::catalogue {

namespace {

const char* kind_name(KeyKind kind) {
    switch (kind) {
        case KeyKind::text: return msgid("text");
        case KeyKind::texts: return msgid("list of texts");
        case KeyKind::id: return msgid("id");
        case KeyKind::ids: return msgid("list of ids");
        case KeyKind::word: return msgid("word");
        case KeyKind::words: return msgid("list of words");
        case KeyKind::flag: return msgid("true or false");
        case KeyKind::count: return msgid("whole number");
        case KeyKind::number: return msgid("number");
        case KeyKind::day: return msgid("date");
        case KeyKind::clock: return msgid("time of day");
        case KeyKind::duration: return msgid("duration");
        case KeyKind::days: return msgid("number of days");
        case KeyKind::money: return msgid("amount");
        case KeyKind::rate: return msgid("rate in percent");
        case KeyKind::email: return msgid("e-mail address");
        case KeyKind::siren: return msgid("SIREN");
        case KeyKind::currency: return msgid("currency");
        case KeyKind::zone: return msgid("time zone");
        case KeyKind::hours: return msgid("opening hours");
        case KeyKind::commune: return msgid("INSEE code");
        case KeyKind::communes: return msgid("list of INSEE codes");
        case KeyKind::epcis: return msgid("list of SIREN");
        case KeyKind::departements: return msgid("list of codes");
        case KeyKind::selectors: return msgid("list of ids, or *");
        case KeyKind::existing: return msgid("word or date");
        case KeyKind::table_: return msgid("table");
        case KeyKind::tables: return msgid("list of tables");
    }
    return "";
}

std::string origin_of(const Setting& setting, const std::string& file) {
    return setting.line == 0 ? "default" : fmt::format("{}:{}:{}", file, setting.line, setting.column);
}

}  // namespace

Table table_of(const std::vector<Change>& changes) {
    Table table{.columns = {{"where", tr("Where")}, {"change", tr("Change")}}, .receipt = true, .empty = tr("nothing has changed")};
    for (const auto& change : changes) table.rows.push_back({change.where, change.sentence});
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

Table table_of(std::span<const Key> keys) {
    Table table{.columns = {{"key", tr("Key"), Kind::code},
                            {"kind", tr("Kind")},
                            {"default", tr("Default"), Kind::code},
                            {"words", tr("Words"), Kind::code},
                            {"required", tr("Required"), Kind::flag},
                            {"help", tr("Help")}}};
    for (const auto& key : keys)
        table.rows.push_back({std::string(key.path), std::string(tr(kind_name(key.kind))), std::string(key.fallback), std::string(key.words),
                              key.required, std::string(tr(key.help))});
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
            .receipt = true};
}

}  // namespace tiers::catalogue
