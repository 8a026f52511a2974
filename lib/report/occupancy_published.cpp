#include "report/occupancy_published.h"

#include <tiers/words.h>
#include <algorithm>

#include "base/text.h"
#include "i18n/empty_columns.h"
#include "report/behind.h"
#include "report/merge_few.h"
#include "report/occupancy_table.h"
#include "report/parts.h"

namespace tiers::report {

namespace {

/// A cell that is published, or several together.
struct PublishedOccupancy {
    bool whole = false;
    OccupancyNames names;
    std::vector<std::string> covers = {};
    Shares shares = {};
    Counts counts = {};
};

/// The dimensions in one order, whatever the order they are asked for in.
std::string dimensions_text(const Dimensions& by) {
    std::vector<std::string> words = {by.thing, by.subthing, by.time, by.subtime};
    std::erase(words, std::string());
    return join(words, ",");
}

std::string key_of(const Group& group, const OccupancyNames& names) {
    std::vector<std::string> words = {group.whole ? "whole" : "seats", names.group, names.subgroup, names.bucket,
                                      names.subbucket};
    std::erase(words, std::string());
    return join(words, "/");
}

/// What is made of other resources is booked of these, and has no cell of its own.
std::vector<PublishedOccupancy> cells_of(const Counted& counted, const std::map<std::string, Shares>& behind,
                                         bool whole) {
    std::vector<PublishedOccupancy> cells;
    for (const auto& group : counted.groups)
        for (std::size_t i = 0; i < group.buckets.size() && group.whole == whole && !group.composed; ++i) {
            const OccupancyNames names{group.name, group.within, counted.buckets.name(i), counted.buckets.part(i)};
            const auto key = key_of(group, names);
            const auto people = behind.find(key);
            cells.push_back(
                {whole, names, {key}, people == behind.end() ? Shares() : people->second, group.buckets[i]});
        }
    return cells;
}

void merge_few_booked(std::vector<PublishedOccupancy>& cells, const Dimensions& by, const Discretion& discretion) {
    if (cells.empty()) return;
    const auto word = [](const std::string& dimension) { return dimension.empty() ? std::string() : merged; };
    merge_few(
        cells,
        PublishedOccupancy{cells.front().whole, {word(by.thing), word(by.subthing), word(by.time), word(by.subtime)}},
        discretion.least(), [&](const PublishedOccupancy& cell) { return discretion.people(cell.shares); },
        [](PublishedOccupancy& together, const PublishedOccupancy& cell) {
            together.covers.insert(together.covers.end(), cell.covers.begin(), cell.covers.end());
            together.counts += cell.counts;
            add(together.shares, cell.shares);
        });
}

PublishedOccupancy all_of(const std::vector<PublishedOccupancy>& cells, bool whole) {
    PublishedOccupancy all{.whole = whole, .names = {}};
    for (const auto& cell : cells) {
        all.counts += cell.counts;
        add(all.shares, cell.shares);
    }
    return all;
}

void add_published_facts(const PublishedOccupancy& all, const Discretion& discretion, Facts& facts) {
    if (!discretion.small(all.shares)) {
        facts.add(all.whole ? tr("Rooms: occupancy") : tr("Desks: occupancy"), cell(all.counts.occupancy()),
                  Kind::ratio);
        facts.add(all.whole ? tr("Rooms: hours booked") : tr("Desks: seat-hours booked"), hours_of(all.counts.booked),
                  Kind::hours);
    }
    facts.add(all.whole ? tr("Rooms: hours open") : tr("Desks: seat-hours open"), hours_of(all.counts.open),
              Kind::hours);
}

std::vector<std::string> published_notes(const Counted& counted, const Discretion& discretion) {
    return {
        tr("Occupancy: booked seat-hours within opening hours ÷ open seat-hours (capacity on that date × open hours "
           "after closures and holidays)."),
        tr("What is booked by seats and what is booked whole never add up in one figure."),
        tr("What is booked of several resources together is booked of each of them, and has no row of its own."),
        say("Days and hours are local ({}).", counted.zones),
        say("Rows that fewer than {} people booked, or nearly all of which is of one organisation, are put together "
            "until nobody can be told. Attendance, peaks and contracts are not published.",
            discretion.least())};
}

}  // namespace

void publish_occupancy(const Store& store, const Query& query, const Counted& counted, Document& document) {
    const Discretion discretion(store);
    PublishedTable remembered{"occupancy", measures::booked, dimensions_text(counted.by),
                              query.place, counted.days,     {}};
    const auto behind = shares_by_key(report::behind(store, measures::booked, counted.days), remembered);
    Table table = empty_occupancy_table(counted.by);
    Facts facts;
    for (const auto whole : {false, true}) {
        auto cells = cells_of(counted, behind, whole);
        if (cells.empty()) continue;
        add_published_facts(all_of(cells, whole), discretion, facts);
        merge_few_booked(cells, counted.by, discretion);
        for (auto& one : cells) {
            const auto told = !discretion.small(one.shares);
            table.rows.push_back(published_occupancy_row(one.whole, one.names, one.counts, told));
            if (told)
                remembered.cells.push_back({std::move(one.covers), static_cast<std::int64_t>(one.shares.size()),
                                            fmt::format("booked={}", one.counts.booked)});
        }
    }
    hide_empty_columns(table);
    if (!facts.items.empty()) document.sections.emplace_back(std::move(facts));
    document.sections.emplace_back(std::move(table));
    publishing(query, std::move(remembered));
    document.notes = published_notes(counted, discretion);
}

}  // namespace tiers::report
