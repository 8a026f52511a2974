#include "report/members.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <set>

#include "i18n/empty_columns.h"
#include "report/behind.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/members_count.h"
#include "report/members_published.h"
#include "report/merge_few.h"
#include "report/parts.h"
#include "report/shared.h"
#include "report/zones.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

using Members = std::vector<const MemberSpells*>;

/// A row: members of some days.
struct MembersRow {
    std::string bucket, group, name;
    bool partial = false;
    Members members;  ///< of groups
    MemberFigures figures;
    bool known = true;                     ///< not all of it is to come
    DaySpan days = {};                     ///< that are known
    std::vector<std::string> covers = {};  ///< what it is remembered as, of groups: categories, or communes
};

/// What a report of members is made of.
struct MembersTold {
    const Store& store;
    const Query& query;
    const MembersCounted& counted;
    std::int64_t min_cell;  ///< 0 where nothing is published
    Discretion discretion;

    bool few(std::int64_t count) const { return count > 0 && count < min_cell; }
    /// Whether who came, or went, is told: each count follows from the others.
    bool few_flow(const MemberFigures& figures) const {
        return few(figures.joins) || few(figures.returns) || few(figures.leaves) || few(figures.left_of_start) ||
               few(figures.leaves - figures.left_of_start);
    }
    bool few_stock(const MemberFigures& figures) const {
        return few(figures.people) || few(figures.start) || few(figures.end);
    }
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

/// Where one of the counts of who came and went is too small to be published, none of them is.
void append_flows(const MembersTold& told, const MemberFigures& figures, Row& cells) {
    const auto small = told.few_flow(figures);
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
    if (!row.known || told.few_stock(row.figures))
        cells.resize(cells.size() + 11);
    else
        append_flows(told, row.figures, cells);
    cells.emplace_back(row.partial);
    return cells;
}

/// A bucket that the present cuts is partial too.
std::vector<MembersRow> rows_over_time(const MembersTold& told) {
    std::vector<MembersRow> rows;
    std::vector<DaySpan> known;
    for (const auto& span : told.counted.spans) known.push_back(told.counted.known(span));
    const auto figures = figures_of_each(told.everybody(), known);
    for (std::size_t i = 0; i < known.size(); ++i)
        rows.push_back({told.counted.buckets.name(i),
                        {},
                        {},
                        told.counted.buckets.partial(i) || known[i] != told.counted.spans[i],
                        {},
                        figures[i],
                        !known[i].empty(),
                        known[i]});
    return rows;
}

/// The smallest that is told of a group and is not none; one, where one organisation is nearly all of it.
std::int64_t fewest_members(const MembersTold& told, const MembersRow& row) {
    const auto& [start, end] = std::pair(row.figures.start, row.figures.end);
    Shares shares;
    for (const auto* one : row.members)
        if (one->within(row.days)) shares[one->member] += 1;
    auto least = told.discretion.people(shares);
    for (const auto count : {start, end})
        if (count > 0) least = std::min(least, count);
    return least;
}

void merge_few_members(const MembersTold& told, std::vector<MembersRow>& rows) {
    if (told.min_cell == 0 || rows.empty()) return;
    const auto days = rows.front().days;
    merge_few(
        rows, MembersRow{{}, merged, {}, false, {}, {}, true, days}, told.min_cell,
        [&](const MembersRow& row) { return fewest_members(told, row); },
        [&](MembersRow& together, const MembersRow& row) {
            together.members.insert(together.members.end(), row.members.begin(), row.members.end());
            together.covers.insert(together.covers.end(), row.covers.begin(), row.covers.end());
            together.figures = figures_of(together.members, days);
        });
}

std::vector<MembersRow> rows_by_group(const MembersTold& told) {
    std::map<std::string, MembersRow> groups;
    TerritoryNames names(told.query.territory);
    const auto by_category = told.query.by == "category";
    const auto span = told.counted.known(told.counted.spans.front());
    std::map<std::string, Members> keys;
    for (const auto& one : told.counted.members) keys[by_category ? one.category : one.commune].push_back(&one);
    for (const auto& [key, members] : keys) {
        auto& row = groups[by_category ? key : names.epci_of(key)];
        row.members.insert(row.members.end(), members.begin(), members.end());
        row.covers.push_back(key);
    }
    std::vector<MembersRow> rows;
    for (auto& [code, row] : groups) {
        row.group = code;
        row.name = by_category ? declared_name(told.store, "category", code) : names.epci(code);
        row.days = span;
        row.figures = figures_of(row.members, span);
        if (row.figures.people > 0) rows.push_back(std::move(row));
    }
    merge_few_members(told, rows);
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
        const auto known = row.known && !told.few_stock(row.figures);
        series.values.push_back(known ? std::optional(static_cast<double>(row.figures.end)) : std::nullopt);
    }
    return series;
}

/// How long those who ever joined stay, as far as it is known when the period ends.
Table survival_table(const Survival& survival) {
    Table table{.title = tr("How long people stay"),
                .columns = {{"days", tr("Days"), Kind::count},
                            {"at_risk", tr("Seen so long"), Kind::count},
                            {"stays", tr("Still members"), Kind::ratio, {}, true}},
                .name = "survival"};
    for (const auto days : survival_days)
        if (const auto at_risk = survival.at_risk(days); at_risk > 0)
            table.rows.push_back({days, at_risk, cell(survival.after(days))});
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
    for (const auto& [plans, row] : by_plans)
        table.rows.push_back({row.from, row.to, row.moves, static_cast<std::int64_t>(row.people.size())});
    return table;
}

void add_diversity(const char* what, const std::map<std::string, std::int64_t>& counts, Table& table) {
    const auto found = diversity_of(counts);
    if (found.said == 0) return;
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
    add_diversity(msgid("sectors"), sectors, table);
    add_diversity(msgid("skills"), skills_of(told.store, told.counted.members, last), table);
    return table;
}

/// Who left of those at the start only where `churn` says that it may be told.
Facts members_headline(const MembersTold& told, const MemberFigures& all, bool churn) {
    Facts facts;
    if (told.counted.known(told.counted.days).empty() || told.few_stock(all)) return facts;
    facts.add(tr("Members at the end"), all.end, Kind::count);
    facts.add(tr("Members at the start"), all.start, Kind::count);
    if (all.start > 0 && churn)
        facts.add(say("Left, of the {} at the start", all.start), cell(all.churn_start_cohort()), Kind::ratio);
    return facts;
}

void append_notes_of_stays(const Survival& survival, std::vector<std::string>& notes) {
    if (survival.joined > 0)
        notes.push_back(
            say("How long people stay: Kaplan and Meier, of the first stay of {} who ever joined: {} left, {} are "
                "members still, and count as long as they were seen.",
                survival.joined, survival.left, survival.censored));
    notes.emplace_back(
        tr("Two differ (Simpson): the chance that two that are said, taken at random, differ. As varied as: so many "
           "equally frequent ones. Sectors of members, and skills they offer, as known now."));
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
    if (told.min_cell == 0) append_notes_of_stays(survival, notes);
    if (!told.over_time()) notes.emplace_back(tr("Categories and communes are those of now."));
    if (told.counted.known_until < told.counted.days.end) notes.emplace_back(tr("What is to come is not known."));
    if (told.min_cell > 0) {
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
        notes.emplace_back(
            tr("How long people stay, moves between plans and how varied members are: not published, as from one page "
               "to the next they tell of the few who came or left."));
    } else if (told.query.explain)
        notes.push_back(say("All of it: {} + {} + {} - {} = {}; churn of the start {} ÷ {}, churn of all {} ÷ {}.",
                            all.start, all.joins, all.returns, all.leaves, all.end, all.left_of_start, all.start,
                            all.leaves, all.stripe_base()));
    return notes;
}

ToldMembers told_as(const MembersTold& told, const MembersRow& row) {
    return {told.over_time() ? std::vector<std::string>{row.bucket} : row.covers, row.days, row.figures,
            !told.few_flow(row.figures)};
}

/// The rows, and who is there at the start and at the end in all; whether it can be told too who left of all at the
/// start.
bool publish_members(const MembersTold& told, const std::vector<MembersRow>& rows, const MemberFigures& all) {
    std::vector<ToldMembers> as_told;
    for (const auto& row : rows)
        if (row.known && !told.few_stock(row.figures)) as_told.push_back(told_as(told, row));
    const auto people = shared_people(told.store, told.query);
    const auto by = told.query.by == "epci" ? std::string("commune") : told.query.by;
    auto tables = published_members(*people, by, as_told);
    ToldMembers total{{""}, told.counted.days, all, false};
    if (!told.few_stock(all)) {
        for (auto& table : published_members(*people, {}, {total})) tables.push_back(std::move(table));
        total.flows = !told.few_flow(all);
        const auto left = published_left_of_start(*people, total);
        total.flows = total.flows && publishable(told.store, told.query, {left}, tables);
        if (total.flows) tables.push_back(left);
    }
    for (auto& table : tables) publishing(told.query, std::move(table));
    return total.flows;
}

void append_unless_empty(Table table, std::vector<Section>& sections) {
    if (!table.rows.empty()) sections.emplace_back(std::move(table));
}

Document members_report(const Store& store, const Query& query) {
    check_publishable(store, query, "members");
    const Snapshot snapshot(store);
    const auto asked = sharing_people(store, query);
    const auto counted = shared_members(store, asked);
    const MembersTold told{store, asked, *counted, query.published ? catalogue::privacy_of(store).min_cell : 0,
                           Discretion(store)};
    const auto all = figures_of(told.everybody(), told.counted.known(told.counted.days));
    const auto rows = told.over_time() ? rows_over_time(told) : rows_by_group(told);
    const auto survival = survival_of(told.everybody(), told.counted.known_until);
    auto document = heading_of(store, query, "members", told.counted.days);
    document.title = tr("Members");
    const auto churn = !query.published || publish_members(told, rows, all);
    auto headline = members_headline(told, all, churn);
    if (!headline.items.empty()) document.sections.emplace_back(std::move(headline));
    if (told.over_time() && rows.size() > 1 && all.people > 0)
        document.sections.emplace_back(members_series(told, rows));
    Table table{.columns = members_columns(query.by), .empty = tr("nobody")};
    for (const auto& row : rows) table.rows.push_back(members_cells(told, row));
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    if (!query.published)
        for (auto& more : {survival_table(survival), cohorts_table(told), moves_table(told), diversity_table(told)})
            append_unless_empty(more, document.sections);
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
