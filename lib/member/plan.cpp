#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/plan.h>
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "catalogue/values.h"
#include "store/database.h"

namespace tiers::member {

namespace {

using Json = nlohmann::json;

constexpr std::string_view words[] = {msgid("day"),       msgid("week"), msgid("month"), msgid("quarter"),
                                      msgid("half-year"), msgid("year"), msgid("once")};

Every every_of(std::string_view word) {
    return static_cast<Every>(std::find(std::begin(words), std::end(words), word) - std::begin(words));
}

std::int64_t money(const Json& said, const char* key) {
    return said.contains(key) ? catalogue::parse_money(said.at(key).get<std::string>()) : 0;
}

std::chrono::days days(const Json& said, const char* key) {
    return said.contains(key) ? catalogue::parse_days(said.at(key).get<std::string>()) : std::chrono::days(0);
}

std::vector<Grant> grants(const Json& said) {
    std::vector<Grant> found;
    for (const auto& one : said.value("grants", Json::array()))
        found.push_back({one.at("unit"), one.at("amount"), one.value("of", ""), days(one, "rollover")});
    return found;
}

std::vector<Overage> overage(const Json& said) {
    std::vector<Overage> found;
    for (const auto& one : said.value("overage", Json::array())) found.push_back({one.at("unit"), money(one, "price")});
    return found;
}

PlanVersion version(const Statement& row) {
    const auto said = Json::parse(row.text(2));
    PlanVersion found;
    found.plan = row.text(0);
    found.name = said.value("name", found.plan);
    found.since = row.day(1);
    found.price = money(said, "price");
    found.every = every_of(said.value("every", "month"));
    if (said.contains("periods_from")) found.periods_from = parse_day(said.at("periods_from").get<std::string>());
    found.vat = catalogue::parse_rate(said.value("vat", "0"));
    found.existing = said.value("existing", "keep");
    found.term_months = said.value("term_months", 0);
    found.offered_months = said.value("offered_months", 0);
    found.trial = days(said, "trial");
    found.notice = days(said, "notice");
    found.dues = said.value("dues", false);
    found.deposit = money(said, "deposit");
    found.volunteering_hours = said.value("volunteering_hours", 0);
    found.grants = grants(said);
    found.overage = overage(said);
    found.retired = !row.null(3);
    return found;
}

[[noreturn]] void throw_unknown(const Store& store, std::string_view plan) {
    std::vector<std::string> known;
    auto row = store.db().prepare("select distinct code from declared where kind = 'plan' and retired is null");
    while (row.step()) known.push_back(row.text(0));
    auto hint = did_you_mean(plan, known);
    if (hint.empty())
        hint = known.empty() ? std::string(tr("declare it in tiers.toml: [[plan]]"))
                             : say("there are {}", join(known, ", "));
    throw NotFound("unknown_plan", say("no plan '{}' is declared", plan), std::move(hint));
}

}  // namespace

std::vector<PlanVersion> plan_versions(const Store& store, std::string_view plan) {
    std::vector<PlanVersion> found;
    {
        auto row = store.db().prepare(
            "select code, since, content, retired from declared where kind = 'plan' and code = :plan order by since");
        row.bind(":plan", plan);
        while (row.step()) found.push_back(version(row));
    }
    if (found.empty()) throw_unknown(store, plan);
    return found;
}

PlanVersion plan_sold(const Store& store, std::string_view plan, Day day) {
    const auto all = plan_versions(store, plan);
    const auto live = [](const PlanVersion& one) { return !one.retired; };
    const auto first = std::find_if(all.begin(), all.end(), live);
    if (first == all.end()) throw Refused("plan_retired", say("plan '{}' is retired", plan));
    if (first->since > day) throw Refused("not_sold_yet", say("plan '{}' is sold from {} on", plan, iso(first->since)));
    const auto sold =
        std::find_if(all.rbegin(), all.rend(), [&](const PlanVersion& one) { return live(one) && one.since <= day; });
    return *sold;
}

std::string_view word_of(Every every) {
    return words[static_cast<std::size_t>(every)];
}

}  // namespace tiers::member
