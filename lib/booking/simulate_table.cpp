#include <tiers/member.h>
#include <algorithm>

#include "base/text.h"
#include "booking/simulation.h"

namespace tiers::booking {

namespace {

struct Sums {
    std::string name;
    std::int64_t bookings = 0, unpriced = 0, minutes = 0, was = 0, would_be = 0;
    std::map<std::int64_t, std::int64_t> change;  ///< by member

    void take(const Replayed& one) {
        ++bookings;
        unpriced += !one.priced;
        minutes += one.minutes;
        was += one.was;
        would_be += one.would_be;
        change[one.booking.member] += one.change();
    }
    std::int64_t paying(bool more) const {
        return std::count_if(change.begin(), change.end(),
                             [&](const auto& one) { return more ? one.second > 0 : one.second < 0; });
    }
};

Row row_of(const std::string& group, const Sums& sums, const std::string& currency) {
    return {cell(group),       cell(sums.name),
            sums.bookings,     sums.unpriced,
            sums.minutes,      sums.was,
            sums.would_be,     sums.would_be - sums.was,
            currency,          static_cast<std::int64_t>(sums.change.size()),
            sums.paying(true), sums.paying(false)};
}

std::string name_of(const Replayed& one, const std::string& by) {
    if (by == "resource") return one.booking.resource_name;
    return by == "member" ? one.booking.member_name : std::string();
}

Table groups_table(const Replay& replay, const SimulationQuery& query, const std::string& currency) {
    std::map<std::string, Sums> groups;
    for (const auto& one : replay.bookings) {
        auto& sums = groups[one.group];
        sums.name = name_of(one, query.by);
        sums.take(one);
    }
    Table table{.columns = simulation_columns(),
                .empty = tr("no booking of that time has, or would have, a price by a tariff")};
    table.columns[1].machine_only = query.by != "resource" && query.by != "member";  // the others have none
    for (const auto& [group, sums] : groups) table.rows.push_back(row_of(group, sums, currency));
    return table;
}

Table total_table(const Replay& replay, const std::string& currency) {
    Sums sums;
    for (const auto& one : replay.bookings) sums.take(one);
    Table table{.title = tr("In all"), .columns = simulation_columns(), .name = "total"};
    table.rows = {row_of({}, sums, currency)};
    table.columns.erase(table.columns.begin(), table.columns.begin() + 2);
    table.rows.front().erase(table.rows.front().begin(), table.rows.front().begin() + 2);
    return table;
}

Table bookings_table(const Replay& replay) {
    Table table{.title = tr("Booking by booking"),
                .columns = {{"booking", tr("Booking"), Kind::id},
                            {"resource", tr("Resource"), Kind::code},
                            {"start", tr("Start"), Kind::instant},
                            {"member", tr("Member"), Kind::id, "", false, machine_only},
                            {"member_name", tr("Name"), Kind::text},
                            {"minutes", tr("Time"), Kind::minutes},
                            {"was_tariff", tr("Tariff"), Kind::code},
                            {"was", tr("Was"), Kind::money},
                            {"tariff", tr("New tariff"), Kind::code},
                            {"would_be", tr("Would be"), Kind::money},
                            {"change", tr("Change"), Kind::money}},
                .name = "bookings"};
    for (const auto& one : replay.bookings)
        table.rows.push_back({one.booking.id, one.booking.resource_id,
                              cell(Zone::named(one.booking.zone), one.booking.span.start), one.booking.member,
                              one.booking.member_name, one.minutes, cell(one.was_tariff), one.was, cell(one.tariff),
                              one.would_be, one.change()});
    return table;
}

std::vector<std::string> notes_of(const Replay& replay) {
    std::vector<std::string> notes{
        tr("The bookings are those that began in the period, also where nobody came, without those that were "
           "cancelled; it is assumed that they would have been the same."),
        tr("Each tariff is tried as its last version in the file says, from whatever day on it holds."),
        tr("What allowances covered stays covered: tariffs price the same time as before, and what allowances of money "
           "paid counts as paid."),
        tr("Members are in the category they have now and on the plans they had then."),
        tr("What no tariff of the file is for would cost nothing."),
        tr("Bookings without a price cost 0 before; those imported from elsewhere are among them.")};
    if (replay.covered > 0) notes.push_back(say("Left out, as allowances cover them: {}", replay.covered));
    if (replay.by_plans > 0) notes.push_back(say("Left out, as plans price them: {}", replay.by_plans));
    return notes;
}

}  // namespace

std::vector<Column> simulation_columns() {
    return {{"group", tr("Group"), Kind::code},
            {"name", tr("Name"), Kind::text},
            {"bookings", tr("Bookings"), Kind::count},
            {"unpriced", tr("Without a price"), Kind::count},
            {"minutes", tr("Time"), Kind::minutes},
            {"was", tr("Was"), Kind::money},
            {"would_be", tr("Would be"), Kind::money},
            {"change", tr("Change"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"members", tr("Members"), Kind::count},
            {"paying_more", tr("Pay more"), Kind::count},
            {"paying_less", tr("Pay less"), Kind::count}};
}

Document simulate(const Store& store, const RowsFile& tariffs, const SimulationQuery& query) {
    const auto found = replay(store, read_tariffs(store, tariffs), query);
    const auto us = catalogue::operator_of(store);
    Document document;
    document.schema = "tiers.book.simulate/1";
    document.title = tr("Bookings by other tariffs");
    document.period = query.period;
    document.place = query.place;
    document.whose = us.name;
    document.sections = {groups_table(found, query, us.currency), total_table(found, us.currency)};
    if (query.explain) document.sections.emplace_back(bookings_table(found));
    document.notes = notes_of(found);
    return document;
}

}  // namespace tiers::booking
