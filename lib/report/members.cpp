#include "report/members.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <set>

#include "i18n/empty_columns.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/members_count.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "report/zones.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

using Members = std::vector<const MemberSpells*>;

/// A row: members of some days.
struct MembersRow {
    std::string bucket, group, name;
    bool partial = false;
    Members members;
    MemberFigures figures;
    bool known = true;  ///< not all of it is to come
};

/// What a report of members is made of.
struct MembersTold {
    const Store& store;
    const Query& query;
    MembersCounted counted;
    std::int64_t min_cell;  ///< 0 where nothing is published

    bool few(std::int64_t count) const { return count > 0 && count < min_cell; }
    bool over_time() const { return query.by == "month" || query.by == "week"; }
    Members everybody() const {
        Members all;
        for (const auto& one : counted.members) all.push_back(&one);
        return all;
    }
};

std::vector<Column> members_columns(const std::string& by) {
    const auto timed = by == "month" || by == "week";
    std::vector<Column> columns = {{"bucket", tr("When"), Kind::code, {}, false, !timed}};
    for (auto& one : group_columns(by == "epci" ? "EPCI" : tr("Category"), timed)) columns.push_back(std::move(one));
    const std::vector<Column> figures = {
        {"members_start", tr("At the start"), Kind::count},
        {"joins", tr("Joins"), Kind::count},
        {"returns", tr("Came back"), Kind::count},
        {"leaves", tr("Leaves"), Kind::count},
        {"members_end", tr("At the end"), Kind::count},
        {"organisations", tr("Organisations"), Kind::count, {}, false, machine_only},
        {"paused", tr("Paused"), Kind::count},
        {"left_of_start", tr("Left, of the start"), Kind::count, {}, false, machine_only},
        {"churn_start_cohort", tr("Churn of the start"), Kind::ratio},
        {"churn_stripe", tr("Churn of all"), Kind::ratio},
        {"churn_stripe_base", tr("of"), Kind::count, {}, false, machine_only},
        {"partial", tr("Partial"), Kind::flag, {}, false, !timed}};
    columns.insert(columns.end(), figures.begin(), figures.end());
    return columns;
}

/// Where one of the counts of who came and went is too small to be published, none of them is: each follows from the
/// others.
void append_flows(const MembersTold& told, const MemberFigures& figures, Row& cells) {
    const auto small = told.few(figures.joins) || told.few(figures.returns) || told.few(figures.leaves) ||
                       told.few(figures.left_of_start);
    const auto flow = [&](const Value& value) { return small ? Value() : value; };
    cells.insert(cells.end(), {figures.start, flow(figures.joins), flow(figures.returns), flow(figures.leaves),
                               figures.end, told.min_cell > 0 ? Value() : Value(figures.organisations),
                               told.min_cell > 0 ? Value() : Value(figures.paused), flow(figures.left_of_start),
                               flow(cell(figures.churn_start_cohort())), flow(cell(figures.churn_stripe())),
                               flow(figures.stripe_base())});
}

Row members_cells(const MembersTold& told, const MembersRow& row) {
    Row cells = {cell(row.bucket)};
    const auto group = told.over_time() ? Row(3) : group_cells(row.group, row.name);
    cells.insert(cells.end(), group.begin(), group.end());
    if (!row.known || told.few(row.figures.people) || told.few(row.figures.start) || told.few(row.figures.end))
        cells.resize(cells.size() + 11);
    else
        append_flows(told, row.figures, cells);
    cells.emplace_back(row.partial);
    return cells;
}

/// A bucket that the present cuts is partial too.
std::vector<MembersRow> rows_over_time(const MembersTold& told) {
    std::vector<MembersRow> rows;
    const auto all = told.everybody();
    for (std::size_t i = 0; i < told.counted.buckets.size(); ++i) {
        const auto& span = told.counted.spans[i];
        const auto known = told.counted.known(span);
        rows.push_back({told.counted.buckets.name(i),
                        {},
                        {},
                        told.counted.buckets.partial(i) || known != span,
                        all,
                        figures_of(all, known),
                        !known.empty()});
    }
    return rows;
}

std::vector<MembersRow> rows_by_group(const MembersTold& told) {
    std::map<std::string, Members> groups;
    TerritoryNames names(told.query.territory);
    std::map<std::string, std::string> epcis;
    const auto group_of = [&](const MemberSpells& one) {
        if (told.query.by == "category") return one.category;
        const auto [found, added] = epcis.try_emplace(one.commune);
        if (added) found->second = names.epci_of(one.commune);
        return found->second;
    };
    for (const auto& one : told.counted.members) groups[group_of(one)].push_back(&one);
    const auto span = told.counted.known(told.counted.spans.front());
    std::vector<MembersRow> rows;
    for (auto& [code, members] : groups) {
        auto name = told.query.by == "epci" ? names.epci(code) : declared_name(told.store, "category", code);
        rows.push_back({{}, code, std::move(name), false, std::move(members), {}, true});
        rows.back().figures = figures_of(rows.back().members, span);
        if (rows.back().figures.people == 0) rows.pop_back();
    }
    if (told.min_cell > 0)
        merge_few(
            rows, MembersRow{{}, merged, {}, false, {}, {}, true}, told.min_cell,
            [](const MembersRow& row) { return row.figures.people; },
            [&](MembersRow& together, const MembersRow& row) {
                together.members.insert(together.members.end(), row.members.begin(), row.members.end());
                together.figures = figures_of(together.members, span);
            });
    std::stable_sort(rows.begin(), rows.end(), [](const MembersRow& one, const MembersRow& other) {
        return std::pair(one.group.empty() || one.group == merged, -one.figures.end) <
               std::pair(other.group.empty() || other.group == merged, -other.figures.end);
    });
    return rows;
}

Series members_series(const MembersTold& told, const std::vector<MembersRow>& rows) {
    Series series{.title = tr("Members at the end"), .kind = Kind::count};
    for (const auto& row : rows) {
        series.labels.push_back(row.bucket);
        const auto known = row.known && !told.few(row.figures.people) && !told.few(row.figures.end);
        series.values.push_back(known ? std::optional(static_cast<double>(row.figures.end)) : std::nullopt);
    }
    return series;
}

/// How long those who ever joined stay, as far as it is known when the period ends.
Table survival_table(const MembersTold& told, const Survival& survival) {
    Table table{.title = tr("How long people stay"),
                .columns = {{"days", tr("Days"), Kind::count},
                            {"at_risk", tr("Seen so long"), Kind::count},
                            {"stays", tr("Still members"), Kind::ratio, {}, true}},
                .name = "survival"};
    if (told.few(survival.left)) return table;
    for (const auto days : survival_days) {
        const auto at_risk = survival.at_risk(days);
        if (at_risk > 0 && !told.few(at_risk)) table.rows.push_back({days, at_risk, cell(survival.after(days))});
    }
    return table;
}

std::map<std::string, Members> cohorts_of(const MembersTold& told) {
    std::map<std::string, Members> cohorts;
    for (const auto& one : told.counted.members)
        if (const auto first = one.spells.front().start; first < told.counted.known_until)
            cohorts[iso(first).substr(0, 7)].push_back(&one);
    return cohorts;
}

Table cohorts_table(const MembersTold& told) {
    Table table{.title = tr("By month in which they joined"),
                .columns = {{"cohort", tr("Joined in"), Kind::code},
                            {"joined", tr("Joins"), Kind::count},
                            {"left", tr("Leaves"), Kind::count},
                            {"censored", tr("Members still"), Kind::count}},
                .name = "cohorts"};
    for (const auto days : survival_days)
        table.columns.push_back({fmt::format("stays_{}", days), say("{} days", days), Kind::ratio});
    for (const auto& [month, members] : cohorts_of(told)) {
        const auto survival = survival_of(members, told.counted.known_until);
        Row row = {month, survival.joined, survival.left, survival.censored};
        for (const auto days : survival_days) row.push_back(cell(survival.after(days)));
        table.rows.push_back(std::move(row));
    }
    hide_empty_columns(table);
    return table;
}

struct MovesRow {
    std::string from, to;
    std::int64_t moves = 0;
    std::set<std::int64_t> people;
};

Table moves_table(const MembersTold& told) {
    Table table{.title = tr("From plan to plan"),
                .columns = {{"from", tr("From"), Kind::code},
                            {"to", tr("To"), Kind::code},
                            {"moves", tr("Moves"), Kind::count},
                            {"people", tr("People"), Kind::count}},
                .name = "moves"};
    std::map<std::pair<std::string, std::string>, MovesRow> by_plans;
    for (const auto& move : told.counted.moves) {
        auto& row = by_plans.try_emplace({move.from, move.to}, MovesRow{move.from, move.to, 0, {}}).first->second;
        ++row.moves;
        row.people.insert(move.member);
    }
    std::vector<MovesRow> rows;
    for (auto& [plans, row] : by_plans) rows.push_back(std::move(row));
    const auto people = [](const MovesRow& row) { return static_cast<std::int64_t>(row.people.size()); };
    if (told.min_cell > 0)
        merge_few(rows, MovesRow{merged, merged, 0, {}}, told.min_cell, people,
                  [](MovesRow& together, const MovesRow& row) {
                      together.moves += row.moves;
                      together.people.insert(row.people.begin(), row.people.end());
                  });
    for (const auto& row : rows)
        if (!told.few(people(row))) table.rows.push_back({row.from, row.to, row.moves, people(row)});
    return table;
}

void add_diversity(const MembersTold& told, const char* what, const std::map<std::string, std::int64_t>& counts,
                   Table& table) {
    const auto found = diversity_of(counts);
    if (found.said == 0 || told.few(found.said)) return;
    table.rows.push_back({std::string(what), found.said, found.kinds, cell(found.simpson), cell(found.effective)});
}

/// Of members on the last day that is known.
Table diversity_table(const MembersTold& told) {
    Table table{.title = tr("How varied they are"),
                .columns = {{"of", tr("What"), Kind::word},
                            {"said", tr("Said"), Kind::count},
                            {"kinds", tr("Kinds"), Kind::count},
                            {"simpson", tr("Two differ"), Kind::ratio},
                            {"effective", tr("As varied as"), Kind::number}},
                .name = "diversity"};
    const auto last = told.counted.known_until - one_day;
    std::map<std::string, std::int64_t> sectors;
    for (const auto& one : told.counted.members)
        if (!one.sector.empty() && one.on(last)) ++sectors[one.sector];
    add_diversity(told, msgid("sectors"), sectors, table);
    add_diversity(told, msgid("skills"), skills_of(told.store, told.counted.members, last), table);
    return table;
}

Facts members_headline(const MembersTold& told, const MemberFigures& all) {
    Facts facts;
    if (told.few(all.end)) return facts;
    facts.add(tr("Members at the end"), all.end, Kind::count);
    if (told.few(all.start) || told.few(all.leaves) || told.few(all.left_of_start)) return facts;
    facts.add(tr("Members at the start"), all.start, Kind::count);
    if (all.start > 0)
        facts.add(say("Left, of the {} at the start", all.start), cell(all.churn_start_cohort()), Kind::ratio);
    return facts;
}

std::vector<std::string> members_notes(const MembersTold& told, const MemberFigures& all, const Survival& survival) {
    const auto& members = told.counted.members;
    const auto subscribed =
        std::count_if(members.begin(), members.end(), [](const auto& one) { return one.subscribed; });
    std::vector<std::string> notes = {
        say("A member: somebody with a subscription that runs, paused ones too; those who never had one and are no "
            "customers, from the day "
            "they joined to the day they left. By subscriptions {}, by these days {}. Organisations count once, "
            "whatever their seats.",
            subscribed, static_cast<std::int64_t>(members.size()) - subscribed),
        tr("Left: the last day lies within; a day without and then a subscription again is to leave and to come back. "
           "Another plan on the day after is a move, and nobody left."),
        tr("Churn of the start (the field's cohort formula): who left of those at the start ÷ those at the start. "
           "Churn "
           "of all (Stripe's): all who left ÷ those at the start and all who came.")};
    if (survival.joined > 0)
        notes.push_back(
            say("How long people stay: Kaplan and Meier, of the first stay of {} who ever joined: {} left, {} are "
                "members still, and count as long as they were seen.",
                survival.joined, told.few(survival.left) ? tr("few") : fmt::format("{}", survival.left),
                told.few(survival.censored) ? tr("few") : fmt::format("{}", survival.censored)));
    notes.emplace_back(
        tr("Two differ (Simpson): the chance that two that are said, taken at random, differ. As varied as: so many "
           "equally frequent ones. Sectors of members, and skills they offer, as known now."));
    if (!told.over_time()) notes.emplace_back(tr("Categories and communes are those of now."));
    if (told.counted.known_until < told.counted.days.end) notes.emplace_back(tr("What is to come is not known."));
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    if (told.query.explain && told.min_cell == 0)
        notes.push_back(say("All of it: {} + {} + {} - {} = {}; churn of the start {} ÷ {}, churn of all {} ÷ {}.",
                            all.start, all.joins, all.returns, all.leaves, all.end, all.left_of_start, all.start,
                            all.leaves, all.stripe_base()));
    return notes;
}

void append_unless_empty(Table table, std::vector<Section>& sections) {
    if (!table.rows.empty()) sections.emplace_back(std::move(table));
}

Document members_report(const Store& store, const Query& query) {
    check_publishable(store, query, "members");
    const Snapshot snapshot(store);
    const MembersTold told{store, query, count_members(store, query),
                           query.published ? catalogue::applied(store).min_cell : 0};
    const auto all = figures_of(told.everybody(), told.counted.known(told.counted.days));
    const auto rows = told.over_time() ? rows_over_time(told) : rows_by_group(told);
    const auto survival = survival_of(told.everybody(), told.counted.known_until);
    auto document = heading_of(store, query, "members", told.counted.days);
    document.title = tr("Members");
    auto headline = members_headline(told, all);
    if (!headline.items.empty()) document.sections.emplace_back(std::move(headline));
    if (told.over_time() && rows.size() > 1 && all.people > 0)
        document.sections.emplace_back(members_series(told, rows));
    Table table{.columns = members_columns(query.by), .empty = tr("nobody")};
    for (const auto& row : rows) table.rows.push_back(members_cells(told, row));
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    append_unless_empty(survival_table(told, survival), document.sections);
    if (!query.published) append_unless_empty(cohorts_table(told), document.sections);
    append_unless_empty(moves_table(told), document.sections);
    append_unless_empty(diversity_table(told), document.sections);
    document.measured = all.people > 0;
    document.notes = members_notes(told, all, survival);
    return document;
}

}  // namespace

Report members() {
    return {.name = "members",
            .help = msgid("Who joined and left, and how long people stay"),
            .by = {"month", "week", "category", "epci"},
            .run = members_report,
            .columns = [] { return members_columns("month"); },
            .to_publish = true,
            .of_operator = true,
            .recalled = true};
}

}  // namespace tiers::report
