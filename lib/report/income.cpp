#include "report/income.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <map>

#include "i18n/empty_columns.h"
#include "i18n/numbers.h"
#include "report/behind.h"
#include "report/for_one.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/income_count.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

/// A row: what was earned on some days, or for something.
struct IncomeRow {
    std::string bucket, group, name;
    bool partial = false;
    DaySpan days;  ///< none of several months together
    IncomeFigures figures;
    std::vector<std::string> covers = {};
};

/// What a report of income is made of.
struct IncomeTold {
    const Store& store;
    const Query& query;
    IncomeCounted counted;
    std::string currency;
    std::int64_t min_cell;  ///< 0 where nothing is published
    Discretion discretion;

    bool over_time() const { return query.by == "month"; }
    /// Customers; one, where one organisation is nearly all of it.
    std::int64_t people(const IncomeFigures& figures) const { return discretion.people(figures.shares); }
    bool few(const IncomeFigures& figures) const { return min_cell > 0 && discretion.small(figures.shares); }
    IncomeFigures figures(const std::vector<const Earned*>& earned, const DaySpan& days) const {
        return min_cell > 0 ? shared_income_of(earned, days) : income_of(earned, days);
    }
    std::vector<const Earned*> everything() const {
        std::vector<const Earned*> all;
        for (const auto& one : counted.earned) all.push_back(&one);
        return all;
    }
};

const char* heading_of_group(const std::string& by) {
    if (by == "plan") return tr("Plan");
    if (by == "resource") return tr("Resource");
    return by == "category" ? tr("Category") : tr("Rule");
}

std::vector<Column> income_columns(const std::string& by) {
    const auto timed = by == "month";
    std::vector<Column> columns = {{"bucket", tr("When"), Kind::word, {}, false, !timed}};
    for (auto& one : group_columns(heading_of_group(by), timed, by == "rule" ? GroupNames::words : GroupNames::names))
        columns.push_back(std::move(one));
    const std::vector<Column> figures = {{"net", tr("Without VAT"), Kind::money},
                                         {"amount", tr("With VAT"), Kind::money},
                                         {"currency", tr("Currency"), Kind::code},
                                         {"customers", tr("Customers"), Kind::count},
                                         {"per_customer", tr("a customer"), Kind::money},
                                         {"desks", tr("Desks"), Kind::number, {}, false, !timed},
                                         {"per_desk", tr("a desk"), Kind::money, {}, false, !timed},
                                         {"per_m2", tr("a m²"), Kind::money, {}, false, !timed},
                                         {"partial", tr("Partial"), Kind::flag, {}, false, !timed}};
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

/// For a desk and a square metre, of what there was on these days.
void append_for_room(const IncomeTold& told, const IncomeRow& row, Row& cells) {
    if (row.days.empty()) {
        cells.resize(cells.size() + 3);
        return;
    }
    const auto desks = told.counted.desks.mean(row.days);
    cells.emplace_back(desks);
    if (row.figures.customers == 0 || told.few(row.figures)) {
        cells.resize(cells.size() + 2);
        return;
    }
    cells.push_back(for_one(row.figures.net, desks));
    cells.push_back(for_one(row.figures.net, told.counted.surface_m2.value_or(0)));
}

Row income_cells(const IncomeTold& told, const IncomeRow& row) {
    Row cells = {cell(row.bucket)};
    const auto worded = told.query.by == "rule";
    const auto group = told.over_time() ? Row(3)
                       : worded         ? Row{row.group, Value(), row.group}
                                        : group_cells(row.group, row.name);
    cells.insert(cells.end(), group.begin(), group.end());
    const auto& figures = row.figures;
    if (figures.customers == 0 || told.few(figures))
        cells.resize(cells.size() + 5);
    else
        cells.insert(cells.end(), {figures.net, figures.amount, told.currency, figures.customers,
                                   for_one(figures.net, static_cast<double>(figures.customers))});
    append_for_room(told, row, cells);
    cells.emplace_back(row.partial);
    return cells;
}

void merge_few_customers(const IncomeTold& told, std::vector<IncomeRow>& rows) {
    if (told.min_cell == 0) return;
    merge_few(
        rows, IncomeRow{merged, merged, {}, false, {}, {}}, told.min_cell,
        [&](const IncomeRow& row) { return told.people(row.figures); },
        [](IncomeRow& together, const IncomeRow& row) {
            add(together.figures, row.figures);
            together.covers.insert(together.covers.end(), row.covers.begin(), row.covers.end());
        });
    std::erase_if(rows, [&](const IncomeRow& row) { return told.few(row.figures); });
}

std::vector<IncomeRow> income_by_month(const IncomeTold& told) {
    std::vector<IncomeRow> rows;
    const auto by_bucket = told.counted.by_bucket();
    for (std::size_t i = 0; i < by_bucket.size(); ++i) {
        const auto& span = told.counted.spans[i];
        rows.push_back({told.counted.buckets.name(i),
                        {},
                        {},
                        told.counted.buckets.partial(i),
                        span,
                        told.figures(by_bucket[i], span),
                        {told.counted.buckets.name(i)}});
    }
    merge_few_customers(told, rows);
    return rows;
}

std::string name_of_earner(const IncomeTold& told, const std::string& group) {
    if (told.query.by == "resource") {
        const auto catalogue = catalogue::applied(told.store);
        const auto* resource = catalogue.resource(group);
        return resource ? resource->name : group;
    }
    return told.query.by == "rule" ? std::string() : declared_name(told.store, told.query.by.c_str(), group);
}

std::vector<IncomeRow> income_by_group(const IncomeTold& told) {
    const auto key = told.query.by == "plan"       ? &Earned::plan
                     : told.query.by == "resource" ? &Earned::resource
                     : told.query.by == "category" ? &Earned::category
                                                   : &Earned::rule;
    std::map<std::string, std::vector<const Earned*>> groups;
    for (const auto& one : told.counted.earned) groups[std::string(one.*key)].push_back(&one);
    std::vector<IncomeRow> rows;
    for (const auto& [group, earned] : groups) {
        rows.push_back({{},
                        group,
                        name_of_earner(told, group),
                        false,
                        told.counted.days,
                        told.figures(earned, told.counted.days),
                        {group}});
        if (rows.back().figures.customers == 0) rows.pop_back();
    }
    merge_few_customers(told, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const IncomeRow& one, const IncomeRow& other) {
        return std::pair(one.group.empty() || one.group == merged, -one.figures.net) <
               std::pair(other.group.empty() || other.group == merged, -other.figures.net);
    });
    return rows;
}

Facts income_headline(const IncomeTold& told, const IncomeFigures& all) {
    Facts facts;
    const auto fact = [&](const std::string& name, Value value, Kind kind) {
        if (!std::holds_alternative<std::monostate>(value)) facts.add(name, std::move(value), kind);
    };
    if (all.customers == 0 || told.few(all)) return facts;
    const auto& currency = told.currency;
    const auto desks = told.counted.desks.mean(told.counted.days);
    fact(say("Income without VAT, {}", currency), all.net, Kind::money);
    fact(say("Of each of {} customers, {}", all.customers, currency),
         for_one(all.net, static_cast<double>(all.customers)), Kind::money);
    fact(say("A desk, of {}, {}", decimal(desks, desks == std::floor(desks) ? 0 : 1, told.query.language), currency),
         for_one(all.net, desks), Kind::money);
    fact(say("A m², {}", currency), for_one(all.net, told.counted.surface_m2.value_or(0)), Kind::money);
    return facts;
}

Series income_series(const IncomeTold& told, const std::vector<IncomeRow>& rows) {
    Series series{.title = say("Income without VAT, {}", told.currency), .kind = Kind::number};
    for (const auto& row : rows) {
        series.labels.push_back(row.bucket);
        series.values.push_back(row.figures.customers == 0 || told.few(row.figures)
                                    ? std::nullopt
                                    : std::optional(static_cast<double>(row.figures.net) / 100));
    }
    return series;
}

/// What of all that was charged falls before, within and after the period: together it is all.
std::string reconciled(const IncomeTold& told) {
    const auto& days = told.counted.days;
    const auto money = [&](std::int64_t cents) { return amount(cents, told.query.language); };
    std::int64_t before = 0, within = 0, after = 0;
    for (const auto& one : told.counted.earned) {
        before += accrued(one.amount, one.service, {Day::min(), days.start});
        within += accrued(one.amount, one.service, days);
        after += accrued(one.amount, one.service, {days.end, Day::max()});
    }
    return say("Of {} charged, VAT included: {} before, {} in the period, {} after it.", money(before + within + after),
               money(before), money(within), money(after));
}

std::vector<std::string> income_notes(const IncomeTold& told, const IncomeFigures& all) {
    std::vector<std::string> notes = {
        tr("Income: what was charged, by the days of the service that it is for, as they are known now; corrections "
           "are of the service they correct. Cents are shared among days so that parts add up. Deposits are none, and "
           "what nobody charged yet is not known."),
        tr("Customers: who had something of it, each once. A desk, a m²: divided by the desks there are, in the mean "
           "of the days, and by the surface of the place, whatever is used.")};
    if (!told.over_time()) notes.emplace_back(tr("Categories, and resources of leases, are those of now."));
    if (all.customers == 0) notes.emplace_back(tr("Not measured: nothing was charged for these days."));
    if (told.counted.no_place != 0 && told.min_cell == 0)
        notes.push_back(say("Of no place, and left out: {} {} without VAT.",
                            amount(told.counted.no_place, told.query.language), told.currency));
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    else if (told.query.explain)
        notes.push_back(reconciled(told));
    return notes;
}

PublishedCell published_income_cell(std::vector<std::string> covers, const IncomeFigures& figures) {
    return {std::move(covers), figures.customers,
            fmt::format("people={} net={} amount={}", figures.customers, figures.net, figures.amount)};
}

/// The rows, and all of them together.
void publish_income(const IncomeTold& told, const std::vector<IncomeRow>& rows, const IncomeFigures& all) {
    PublishedTable by{"income", measures::earned, told.query.by, told.query.place, told.counted.days, {}};
    auto total = by;
    total.by.clear();
    for (const auto& row : rows) by.cells.push_back(published_income_cell(row.covers, row.figures));
    if (!told.few(all)) total.cells.push_back(published_income_cell({""}, all));
    publishing(told.query, std::move(by));
    publishing(told.query, std::move(total));
}

Document income_report(const Store& store, const Query& query) {
    check_publishable(store, query, "income");
    const Snapshot snapshot(store);
    const IncomeTold told{store,
                          query,
                          count_income(store, query),
                          catalogue::operator_of(store).currency,
                          query.published ? catalogue::privacy_of(store).min_cell : 0,
                          Discretion(store)};
    const auto all = told.figures(told.everything(), told.counted.days);
    const auto rows = told.over_time() ? income_by_month(told) : income_by_group(told);
    auto document = heading_of(store, query, "income", told.counted.days);
    document.title = tr("Income");
    if (auto headline = income_headline(told, all); !headline.items.empty())
        document.sections.emplace_back(std::move(headline));
    if (told.over_time() && rows.size() > 1 && all.customers > 0)
        document.sections.emplace_back(income_series(told, rows));
    Table table{.columns = income_columns(query.by), .empty = told.few(all) ? tr("few") : tr("nothing was charged")};
    for (const auto& row : rows) table.rows.push_back(income_cells(told, row));
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    document.measured = all.customers > 0;
    document.notes = income_notes(told, all);
    if (query.published) publish_income(told, rows, all);
    return document;
}

}  // namespace

Report income() {
    return {.name = "income",
            .help = msgid("What was charged, by the days it is for"),
            .by = {"month", "plan", "resource", "category", "rule"},
            .run = income_report,
            .columns = [] { return income_columns("month"); },
            .to_publish = true};
}

}  // namespace tiers::report
