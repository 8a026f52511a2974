#include "report/funding.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/behind.h"
#include "report/for_one.h"
#include "report/funding_count.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/parts.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

constexpr const char* not_subsidised = msgid("not-subsidised");

const char* word_of_kind(bool investment) {
    return investment ? msgid("investment") : msgid("operating");
}

/// A row: what some days or some thing cost, or a funder pays.
struct FundingRow {
    std::string bucket, group, name;
    bool investment = false;
    bool partial = false;
    DaySpan days;  ///< none of a funder
    std::int64_t cost = 0;
    std::optional<std::int64_t> funding;
    PresenceFigures presence;
};

/// What a report of funding is made of.
struct FundingTold {
    const Query& query;
    FundingCounted counted;
    std::string currency;
    std::int64_t min_cell;  ///< 0 where nothing is published

    bool over_time() const { return query.by == "month"; }
    bool of_funders() const { return query.by == "funder"; }
    bool few(std::int64_t people) const { return people > 0 && people < min_cell; }
};

std::vector<Column> funding_columns(const std::string& by) {
    const auto timed = by == "month", funders = by == "funder";
    std::vector<Column> columns = {{"bucket", tr("When"), Kind::word, {}, false, !timed},
                                   {"kind", tr("Kind"), Kind::word}};
    for (auto& one : group_columns(funders ? tr("Funder") : tr("What"), timed)) columns.push_back(std::move(one));
    const std::vector<Column> figures = {{"cost", tr("Cost"), Kind::money},
                                         {"funding", tr("Funding"), Kind::money},
                                         {"share", tr("of the cost"), Kind::ratio, {}, funders},
                                         {"cost_per_euro", tr("Cost for 1 of it"), Kind::number, {}, false, !funders},
                                         {"currency", tr("Currency"), Kind::code},
                                         {"surface_m2", tr("m²"), Kind::number, {}, false, machine_only},
                                         {"per_m2", tr("a m²"), Kind::money, {}, false, funders},
                                         {"seats", tr("Seats"), Kind::number, {}, false, funders},
                                         {"per_seat", tr("a seat"), Kind::money, {}, false, funders},
                                         {"people", tr("People"), Kind::count, {}, false, funders},
                                         {"per_person", tr("a person"), Kind::money, {}, false, funders},
                                         {"person_days", tr("Person-days"), Kind::count, {}, false, funders},
                                         {"per_person_day", tr("a person-day"), Kind::money, {}, false, funders},
                                         {"partial", tr("Partial"), Kind::flag, {}, false, !timed}};
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

/// A part of a whole; nothing of none.
Value part_of(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? Value(static_cast<double>(part) / static_cast<double>(whole)) : Value();
}

/// A base and the cost of each one in it; neither where there is none of it.
void append_base(Value base, std::int64_t cost, double of, Row& cells) {
    cells.push_back(of > 0 ? std::move(base) : Value());
    cells.push_back(for_one(cost, of));
}

void append_bases(const FundingTold& told, const FundingRow& row, Row& cells) {
    const auto surface = told.counted.surface_m2.value_or(0), seats = told.counted.desks.mean(row.days);
    append_base(surface, row.cost, surface, cells);
    append_base(seats, row.cost, seats, cells);
    const auto& [people, person_days] = std::pair(row.presence.people, row.presence.person_days);
    append_base(people, row.cost, static_cast<double>(people), cells);
    append_base(person_days, row.cost, static_cast<double>(person_days), cells);
}

Row group_of_funding(const FundingTold& told, const FundingRow& row) {
    if (told.over_time()) return Row(3);
    if (row.group == not_subsidised) return {row.group, Value(), row.group};
    return group_cells(row.group, row.name);
}

Row funding_cells(const FundingTold& told, const FundingRow& row) {
    Row cells = {cell(row.bucket), std::string(word_of_kind(row.investment))};
    const auto group = group_of_funding(told, row);
    cells.insert(cells.end(), group.begin(), group.end());
    const auto paid = row.funding.value_or(0);
    cells.insert(cells.end(), {row.cost, cell(row.funding), row.funding ? part_of(paid, row.cost) : Value(),
                               row.group == not_subsidised ? Value() : part_of(row.cost, paid), told.currency});
    if (row.days.empty())
        cells.resize(cells.size() + 8);
    else
        append_bases(told, row, cells);
    cells.emplace_back(row.partial);
    return cells;
}

std::vector<FundingRow> funding_by_month(const FundingTold& told, bool investment) {
    std::vector<FundingRow> rows;
    const auto& counted = told.counted;
    for (std::size_t i = 0; i < counted.spans.size(); ++i) {
        const auto& span = counted.spans[i];
        const auto cost = sum_on(counted.costs, investment, span), paid = sum_on(counted.subsidies, investment, span);
        if (cost == 0 && paid == 0) continue;
        rows.push_back({.bucket = counted.buckets.name(i),
                        .investment = investment,
                        .partial = counted.buckets.partial(i),
                        .days = span,
                        .cost = cost,
                        .funding = paid,
                        .presence = counted.presence->figures[i]});
    }
    return rows;
}

std::vector<FundingRow> funding_by_cost(const FundingTold& told, bool investment) {
    std::vector<FundingRow> rows;
    for (const auto& one : told.counted.costs)
        if (const auto cost = one.on(told.counted.days); one.investment == investment && cost != 0)
            rows.push_back({.group = one.id,
                            .name = one.name,
                            .investment = investment,
                            .days = told.counted.days,
                            .cost = cost,
                            .presence = told.counted.presence->together});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FundingRow& one, const FundingRow& other) { return one.cost > other.cost; });
    return rows;
}

/// Those who pay, the most first, and what none of them does.
std::vector<FundingRow> funding_by_funder(const FundingTold& told, bool investment) {
    std::map<std::string, std::int64_t> funders;
    for (const auto& one : told.counted.subsidies)
        if (one.investment == investment) funders[one.funder] += one.on(told.counted.days);
    const auto cost = sum_on(told.counted.costs, investment, told.counted.days);
    std::vector<FundingRow> rows;
    auto rest = cost;
    for (const auto& [funder, paid] : funders) {
        rest -= paid;
        if (paid != 0)
            rows.push_back({.group = funder, .name = funder, .investment = investment, .cost = cost, .funding = paid});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FundingRow& one, const FundingRow& other) {
        return std::pair(one.group.empty(), -one.funding.value_or(0)) <
               std::pair(other.group.empty(), -other.funding.value_or(0));
    });
    if (rest > 0) rows.push_back({.group = not_subsidised, .investment = investment, .cost = cost, .funding = rest});
    return rows;
}

/// Who came counts in every row or in none: what one row leaves out would follow from the others.
void leave_few_out(const FundingTold& told, std::vector<FundingRow>& rows) {
    if (std::none_of(rows.begin(), rows.end(), [&](const FundingRow& row) { return told.few(row.presence.people); }))
        return;
    for (auto& row : rows) row.presence = {};
}

std::vector<FundingRow> rows_of_funding(const FundingTold& told) {
    const auto of_kind = told.over_time() ? funding_by_month : told.of_funders() ? funding_by_funder : funding_by_cost;
    auto rows = of_kind(told, false);
    for (auto& row : of_kind(told, true)) rows.push_back(std::move(row));
    leave_few_out(told, rows);
    return rows;
}

std::string shown_base(const FundingTold& told, double base) {
    return decimal(base, base == std::floor(base) ? 0 : 1, told.query.language);
}

Facts funding_headline(const FundingTold& told) {
    Facts facts;
    const auto& counted = told.counted;
    const auto& currency = told.currency;
    const auto fact = [&](const std::string& name, Value value, Kind kind) {
        if (value != Value()) facts.add(name, std::move(value), kind);
    };
    const auto surface = counted.surface_m2.value_or(0), seats = counted.desks.mean(counted.days);
    const auto running = sum_on(counted.costs, false, counted.days), made = sum_on(counted.costs, true, counted.days);
    if (running > 0) {
        const auto& came = counted.presence->together;
        fact(say("Running costs, {}", currency), running, Kind::money);
        fact(say("Running costs a m², of {}", shown_base(told, surface)), for_one(running, surface), Kind::money);
        fact(say("Running costs a seat, of {}", shown_base(told, seats)), for_one(running, seats), Kind::money);
        if (!told.few(came.people)) {
            fact(say("Running costs a person who came, of {}", came.people),
                 for_one(running, static_cast<double>(came.people)), Kind::money);
            fact(say("Running costs a person-day, of {}", came.person_days),
                 for_one(running, static_cast<double>(came.person_days)), Kind::money);
        }
        fact(tr("Running costs that are funded"), part_of(sum_on(counted.subsidies, false, counted.days), running),
             Kind::ratio);
    }
    if (made > 0) {
        fact(say("Investment, {}", currency), made, Kind::money);
        fact(say("Investment a m², of {}", shown_base(told, surface)), for_one(made, surface), Kind::money);
        fact(say("Investment a seat, of {}", shown_base(told, seats)), for_one(made, seats), Kind::money);
        fact(tr("Investment that is funded"), part_of(sum_on(counted.subsidies, true, counted.days), made),
             Kind::ratio);
    }
    return facts;
}

/// Of running costs where there are any, else of investment: the two are never added up.
Series funding_series(const FundingTold& told, const std::vector<FundingRow>& rows) {
    const auto investment = std::none_of(rows.begin(), rows.end(), [](const auto& row) { return !row.investment; });
    const auto title = told.of_funders() ? (investment ? msgid("Who pays the investment, {}")
                                                       : msgid("Who pays the running costs, {}"))
                       : investment      ? msgid("Investment, {}")
                                         : msgid("Running costs, {}");
    Series series{.title = say(title, told.currency), .kind = Kind::number};
    for (const auto& row : rows) {
        if (row.investment != investment) continue;
        const auto apart = row.group == not_subsidised ? tr(not_subsidised) : tr(not_given);
        series.labels.push_back(told.over_time() ? row.bucket : !row.name.empty() ? row.name : apart);
        series.values.emplace_back(static_cast<double>(told.of_funders() ? row.funding.value_or(0) : row.cost) / 100);
    }
    return series;
}

void append_not_measured_of_funding(const FundingTold& told, std::vector<std::string>& notes) {
    const auto& counted = told.counted;
    if (told.of_funders()) return;
    if (!counted.surface_m2) notes.emplace_back(tr("Not measured: the surface of a place is not declared."));
    if (counted.desks.mean(counted.days) == 0) notes.emplace_back(tr("Not measured: there was no desk."));
    if (!counted.presence->together.measured()) notes.emplace_back(tr("Not measured: nobody checked in."));
}

/// What of each thing that is declared falls on the period.
void append_declared(const FundingTold& told, const std::vector<Money>& all, std::vector<std::string>& notes) {
    const auto language = told.query.language;
    for (const auto& one : all)
        if (one.on(told.counted.days) != 0)
            notes.push_back(say("{}: {} in the period, declared as {} ({}), from {} to {}.", one.name,
                                amount(one.on(told.counted.days), language), amount(one.cents, language),
                                tr(std::string(member::word_of(one.every)).c_str()),
                                one.days.start == catalogue::always ? "…" : iso(one.days.start),
                                one.days.end == Day::max() ? "…" : iso(one.days.end - one_day)));
}

std::vector<std::string> funding_notes(const FundingTold& told) {
    const auto& counted = told.counted;
    std::vector<std::string> notes = {
        tr("Costs and subsidies: as tiers.toml declares them now. What is paid of a period is shared among its days, "
           "and what is paid or received once among those it is for, to the cent, so that parts add up; without a last "
           "day it is of the first."),
        tr("Running costs and investment stand apart, and never add up in one figure.")};
    if (told.of_funders())
        notes.emplace_back(tr("Cost for 1 of it: all that was spent, divided by what the funder gives."));
    else
        notes.emplace_back(
            tr("A m²: of the surface of the place. A seat: of the desks there are, in the mean of the days, used or "
               "not. A person: of those who checked in, each once in a row; a person-day is a person on a day."));
    append_not_measured_of_funding(told, notes);
    std::vector<std::string> undated;
    for (const auto& one : counted.undated) undated.push_back(one.name);
    if (!undated.empty()) notes.push_back(say("On no day, and left out: {}.", join(undated, ", ")));
    if (counted.costs_of_all != 0 || counted.subsidies_of_all != 0)
        notes.push_back(say("Of all places, and left out: costs of {} and subsidies of {} {}.",
                            amount(counted.costs_of_all, told.query.language),
                            amount(counted.subsidies_of_all, told.query.language), told.currency));
    if (told.min_cell > 0)
        notes.push_back(say("Where fewer than {} came, nobody is counted in any row.", told.min_cell));
    if (told.query.explain) {
        append_declared(told, counted.costs, notes);
        append_declared(told, counted.subsidies, notes);
    }
    return notes;
}

PublishedCell published_base(std::string key, const PresenceFigures& presence) {
    return {{std::move(key)},
            presence.people,
            fmt::format("people={} person_days={}", presence.people, presence.person_days)};
}

/// Of what places cost, those who came: by month, and all together as the headline and what is told of the whole
/// period have them.
void publish_funding(const FundingTold& told, const std::vector<FundingRow>& rows) {
    PublishedTable by_month{"funding", measures::present, "month", told.query.place, told.counted.days, {}};
    auto total = by_month;
    total.by.clear();
    std::set<std::string> months;
    for (const auto& row : rows)
        if (told.over_time() && row.presence.people > 0 && months.insert(row.bucket).second)
            by_month.cells.push_back(published_base(row.bucket, row.presence));
    const auto all = told.counted.presence->together;
    const auto of_period = !told.over_time() && !told.of_funders() && !rows.empty();
    if (!told.few(all.people) && (of_period || sum_on(told.counted.costs, false, told.counted.days) > 0))
        total.cells.push_back(published_base({}, all));
    publishing(told.query, std::move(by_month));
    publishing(told.query, std::move(total));
}

/// Whether any of it falls on some days.
bool spends(const std::vector<Money>& all, const DaySpan& days) {
    return std::any_of(all.begin(), all.end(), [&](const Money& one) { return one.on(days) != 0; });
}

Document funding_report(const Store& store, const Query& query) {
    check_publishable(store, query, "funding");
    const Snapshot snapshot(store);
    const FundingTold told{query, count_funding(store, query), catalogue::operator_of(store).currency,
                           query.published ? catalogue::privacy_of(store).min_cell : 0};
    const auto rows = rows_of_funding(told);
    if (query.published) publish_funding(told, rows);
    auto document = heading_of(store, query, "funding", told.counted.days);
    document.title = tr("Costs and funding");
    if (auto headline = funding_headline(told); !headline.items.empty())
        document.sections.emplace_back(std::move(headline));
    if (auto series = funding_series(told, rows); series.values.size() > 1)
        document.sections.emplace_back(std::move(series));
    Table table{.columns = funding_columns(query.by), .empty = tr("nothing is declared for these days")};
    for (const auto& row : rows) table.rows.push_back(funding_cells(told, row));
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    document.measured =
        spends(told.counted.costs, told.counted.days) || spends(told.counted.subsidies, told.counted.days);
    document.notes = funding_notes(told);
    return document;
}

}  // namespace

Report funding() {
    return {.name = "funding",
            .help = msgid("What places cost, for a m², a seat and who came, and who pays it"),
            .by = {"month", "cost", "funder"},
            .run = funding_report,
            .columns = [] { return funding_columns("month"); },
            .to_publish = true};
}

}  // namespace tiers::report
