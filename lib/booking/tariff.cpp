#include "booking/tariff.h"

#include <map>

#include "base/json.h"
#include "catalogue/values.h"
#include "store/database.h"

namespace tiers::booking {

namespace {

/// Rates in the order in which parts are told: the longest first.
std::vector<Rate> rates_of(const Json& said, Minutes step, Minutes half_day) {
    std::vector<Rate> rates;
    for (const auto* word : {"month", "week", "day", "half_day"})
        if (const auto price = said.text(word); !price.empty())
            rates.push_back({word == std::string_view("half_day") ? msgid("half-day") : word,
                             catalogue::parse_money(price),
                             {},
                             half_day});
    for (const auto& one : said.list("prices"))
        rates.push_back({one.text("lasts"),
                         catalogue::parse_money(one.text("price")),
                         {},
                         std::chrono::duration_cast<Minutes>(parse_duration(one.text("lasts")))});
    if (const auto price = said.text("hour"); !price.empty())
        rates.push_back({"hour", catalogue::parse_money(price), step, step});
    return rates;
}

}  // namespace

Tariff read_tariff(std::string id, Day since, std::string_view content, Minutes half_day) {
    const auto said = stored_json(content);
    const auto step = std::chrono::duration_cast<Minutes>(parse_duration(said.text("step", "1h")));
    Tariff found;
    found.id = std::move(id);
    found.since = since;
    found.scope = scope_of(said);
    found.rates = rates_of(said, step, half_day);
    for (const auto& one : said.list("windows"))
        found.windows.push_back({OpeningHours::parse(one.text("within")), rates_of(one, step, half_day)});
    if (const auto cap = said.text("daily_cap"); !cap.empty()) found.daily_cap = catalogue::parse_money(cap);
    found.vat = catalogue::parse_rate(said.text("vat", "0"));
    return found;
}

std::vector<Tariff> most_precise(std::vector<Tariff> tariffs, const Subject& subject) {
    std::vector<Tariff> found;
    int most = -1;
    for (auto& tariff : tariffs) {
        const auto said = precision(tariff.scope, subject);
        if (!said || *said < most) continue;
        if (*said > most) found.clear();
        most = *said;
        found.push_back(std::move(tariff));
    }
    return found;
}

std::vector<Tariff> tariffs_on(const Store& store, Day day, Minutes half_day) {
    std::map<std::string, Tariff> versions;  // the last by first day
    auto row = store.db().prepare(
        "select code, since, content from declared where kind = 'tariff' and retired is null and since <= :day "
        "order by since");
    for (row.bind(":day", day); row.step();)
        versions.insert_or_assign(row.text(0), read_tariff(row.text(0), row.day(1), row.text(2), half_day));
    std::vector<Tariff> all;
    for (auto& [id, tariff] : versions) all.push_back(std::move(tariff));
    return all;
}

}  // namespace tiers::booking
