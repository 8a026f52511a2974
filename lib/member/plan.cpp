#include <tiers/error.h>
#include <tiers/i18n.h>
#include <tiers/plan.h>
#include <algorithm>
#include <iterator>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/values.h"
#include "member/term.h"
#include "store/database.h"

namespace tiers::member {

namespace {

constexpr std::string_view every_words[] = {msgid("day"),       msgid("week"), msgid("month"), msgid("quarter"),
                                            msgid("half-year"), msgid("year"), msgid("once")};

std::int64_t money(const Json& said, const char* key) {
    return said.find(key) ? catalogue::parse_money(said.text(key)) : 0;
}

std::chrono::days days(const Json& said, const char* key) {
    return said.find(key) ? catalogue::parse_days(said.text(key)) : std::chrono::days(0);
}

std::vector<Grant> grants(const Json& said) {
    std::vector<Grant> found;
    for (const auto& one : said.list("grants"))
        found.push_back(
            {one.text("unit"), one.number("amount"), one.text("of"), days(one, "rollover"), one.flag("unlimited")});
    return found;
}

std::vector<Overage> overage(const Json& said) {
    std::vector<Overage> found;
    for (const auto& one : said.list("overage")) found.push_back({one.text("unit"), money(one, "price")});
    return found;
}

PlanVersion version(const Statement& row) {
    const auto said = stored_json(row.text(2));
    PlanVersion found;
    found.plan = row.text(0);
    found.name = said.text("name", found.plan);
    found.since = row.day(1);
    found.price = money(said, "price");
    found.every = every_of(said.text("every", "month"));
    if (said.find("periods_from")) found.periods_from = parse_day(said.text("periods_from"));
    found.vat = catalogue::parse_rate(said.text("vat", "0"));
    found.existing = said.text("existing", "keep");
    found.term_months = static_cast<int>(said.number("term_months"));
    found.offered_months = static_cast<int>(said.number("offered_months"));
    found.trial = days(said, "trial");
    found.notice = days(said, "notice");
    found.dues = said.flag("dues");
    found.deposit = money(said, "deposit");
    found.volunteering_hours = static_cast<int>(said.number("volunteering_hours"));
    found.grants = grants(said);
    found.overage = overage(said);
    found.retired = !row.null(3);
    found.price_first = said.text("bookings") == "price-first";
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

Every every_of(std::string_view word) {
    return static_cast<Every>(std::find(std::begin(every_words), std::end(every_words), word) -
                              std::begin(every_words));
}

std::string_view word_of(Every every) {
    return every_words[static_cast<std::size_t>(every)];
}

}  // namespace tiers::member
