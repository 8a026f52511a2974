#include "report/occupancy_count.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/member.h>
#include <tiers/report.h>
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "base/text.h"
#include "catalogue/open_spans.h"
#include "store/database.h"
#include "store/packed_rows.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string two_places = R"([operator]
name = "Test"

[[place]]
id = "lieu"
hours = [{ from = 2012-01-01, value = "Mo-Su 01:00-23:00" }, { from = 2026-10-24, value = "Mo-Su 08:00-12:00,13:30-19:30" }]
closures = [{ from = 2026-03-27, to = 2026-03-27, reason = "works" }]

[[place.resource]]
id = "desks"
kind = "desk"
capacity = [{ from = 2012-07-01, seats = 400 }, { from = 2026-03-29, seats = 200 }]

[[place.resource]]
id = "tables"
kind = "desk"
capacity = 300

[[place.resource]]
id = "room-a"
kind = "room"

[[place.resource]]
id = "room-b"
kind = "room"
hours = "Mo-Su 06:00-20:00"

[[place.resource]]
id = "hall"
kind = "room"
composed_of = ["room-a", "room-b", "nook"]

[[place.resource]]
id = "nook"
kind = "area"
booked = "seats"
capacity = [{ from = 2012-07-01, seats = 6 }, { from = 2026-03-29, seats = 9 }, { from = 2026-10-25, seats = 4 }]

[[place]]
id = "loin"
timezone = "America/Martinique"
hours = "Mo-Su 08:30-19:00,22:00-02:00"

[[place.resource]]
id = "studio"
kind = "room"
)";

using Cell = std::tuple<bool, std::string, std::string>;  // whole, things, times; two with a slash between
using Figures = std::array<std::int64_t, 8>;              // as in Counts

/// What a subscription holds on whole days, in the zone of the place `lieu`.
struct Held {
    const char* resource;
    DaySpan days;
    int seats;
};

const std::vector<Held> held = {
    {"tables", {parse_day("2026-03-28"), parse_day("2026-03-30")}, 7},
    {"tables", {parse_day("2026-10-24"), Day::max()}, 2},
    {"hall", {parse_day("2026-03-29"), parse_day("2026-03-31")}, 1},
    {"room-b", {parse_day("2026-10-25"), Day::max()}, 1},
};

struct Slot {
    std::int64_t resource;
    Span span;
    int seats;
    std::optional<Instant> in, out;
};

/// Each minute of each resource, one after the other.
class Model {
public:
    Model(const catalogue::Catalogue& applied, const report::Query& query, Instant now)
        : applied_(applied), query_(query), now_(now) {}

    std::map<Cell, Figures> count(const std::vector<Slot>& slots) {
        const auto& parts = resource_named("hall").composed_of;
        for (const auto& place : applied_.places)
            for (const auto& resource : place.resources) {
                enter(place, resource);
                for (const auto& span : open_) minutes(span, [&](Instant at, bool) { at_(at)[0] += 60 * units(at); });
                for (const auto& slot : slots) {
                    const auto of_hall = resource_named("hall").row == slot.resource &&
                                         std::find(parts.begin(), parts.end(), resource.id) != parts.end();
                    if (slot.resource == resource.row || of_hall)
                        add(slot, [&](Instant at) { return of_hall ? units(at) : slot.seats; });
                }
                if (measured_) add_measured();
                for (const auto& one : held) {
                    const auto of_hall = one.resource == std::string("hall") &&
                                         std::find(parts.begin(), parts.end(), resource.id) != parts.end();
                    if (one.resource != resource.id && !of_hall) continue;
                    for (const auto& span : open_)
                        minutes(span, [&](Instant at, bool) {
                            if (one.days.contains(zone_.day(at))) at_(at)[7] += 60 * (of_hall ? units(at) : one.seats);
                        });
                }
            }
        return std::move(cells_);
    }

private:
    void enter(const catalogue::Place& place, const catalogue::Resource& resource) {
        place_ = &place;
        resource_ = &resource;
        zone_ = Zone::named(place.timezone);
        period_ = {zone_.midnight(*query_.period.from), zone_.midnight(*query_.period.to)};
        open_ = catalogue::open_spans(place, resource, period_);
        measured_ = false;
        no_shows_.clear();
    }

    /// Where somebody checked in.
    void add_measured() {
        for (const auto& span : open_)
            minutes(span, [&](Instant at, bool) { at_(at)[6] += at < now_ ? 60 * units(at) : 0; });
        for (const auto& at : no_shows_) at_(at)[5] += 1;
    }

    const catalogue::Resource& resource_named(const std::string& id) const { return *applied_.resource(id); }

    int units(Instant at) const { return resource_->whole() ? 1 : resource_->seats.on(zone_.day(at)).value_or(0); }

    bool is_open(Instant at) const {
        return std::any_of(open_.begin(), open_.end(), [&](const Span& span) { return span.contains(at); });
    }

    Figures& at_(Instant at) {
        const auto wall = iso(zone_.wall(at));
        const std::string weekday = report::weekday_code(std::chrono::weekday(zone_.day(at)).iso_encoding());
        std::string things, times;
        for (const auto word : split(query_.by, ',')) {
            if (word == "resource") things += resource_->id + "/";
            if (word == "kind") things += resource_->kind + "/";
            if (word == "place") things += place_->id + "/";
            if (word == "day") times += wall.substr(0, 10) + "/";
            if (word == "month") times += wall.substr(0, 7) + "/";
            if (word == "weekday") times += weekday + "/";
            if (word == "hour-of-week") times += fmt::format("{} {}/", weekday, wall.substr(11, 2));
        }
        static Figures nowhere;
        if (!resource_->composed_of.empty() && query_.by.find("resource") == std::string::npos) return nowhere;
        return cells_[{resource_->whole(), things, times}];
    }

    template <class Take>
    void minutes(const Span& span, Take take) {
        for (auto at = std::max(span.start, period_.start); at < std::min(span.end, period_.end); at += Minutes(1))
            take(at, is_open(at));
    }

    template <class Seats>
    void add(const Slot& slot, Seats seats) {
        minutes(slot.span, [&](Instant at, bool open) { at_(at)[open ? 1 : 3] += 60 * seats(at); });
        if (slot.in && slot.span.start < period_.end && slot.span.end > period_.start) {
            measured_ = true;
            const Span there{*slot.in, slot.out.value_or(now_)};
            minutes(slot.span,
                    [&](Instant at, bool open) { at_(at)[2] += open && there.contains(at) ? 60 * seats(at) : 0; });
        }
        if (!period_.contains(slot.span.start)) return;
        auto& figures = at_(slot.span.start);
        if (!started_.emplace(&slot, &figures).second) return;  // in another part already
        figures[4] += 1;
        if (!slot.in && slot.span.end <= now_) no_shows_.push_back(slot.span.start);
    }

    const catalogue::Catalogue& applied_;
    const report::Query& query_;
    Instant now_;
    const catalogue::Place* place_ = nullptr;
    const catalogue::Resource* resource_ = nullptr;
    Zone zone_ = Zone::utc();
    Span period_;
    std::vector<Span> open_;
    bool measured_ = false;
    std::vector<Instant> no_shows_;
    std::set<std::pair<const Slot*, const Figures*>> started_;
    std::map<Cell, Figures> cells_;
};

std::vector<Slot> random_slots(const catalogue::Catalogue& applied) {
    std::mt19937 engine(20261124);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    const char* const resources[] = {"desks", "desks", "tables", "room-a", "room-b", "hall", "studio", "nook"};
    std::vector<Slot> slots;
    for (int i = 0; i < 900; ++i) {
        const auto* const first_day = i >= 700 ? "1969-12-29" : i % 2 ? "2026-03-26" : "2026-10-22";
        const auto first = Instant(Seconds(parse_day(first_day).time_since_epoch()));
        const auto grain = i % 3 == 0 ? 1 : 15;  // most begin and end at quarters of an hour
        const auto start = first + Minutes(grain * below(5 * 1440 / grain));
        Slot slot{applied.resource(resources[below(8)])->row,
                  {start, start + Minutes(grain * (1 + below((i % 9 ? 200 : 2000) / grain)))},
                  1,
                  {},
                  {}};
        if (slot.resource <= 2) slot.seats = 1 + below(3);
        if (below(3) == 0) slot.in = start + Minutes(below(60) - 20);
        if (slot.in && below(2) == 0) slot.out = *slot.in + Minutes(below(300));
        slots.push_back(slot);
    }
    return slots;
}

/// So many that they are counted on two threads.
std::vector<Slot> many_slots(const catalogue::Catalogue& applied) {
    std::mt19937 engine(20261130);
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(engine); };
    const auto first = parse_instant("2026-01-01T00:00:00Z", Zone::utc());
    const char* const resources[] = {"desks", "tables", "nook", "studio"};
    std::vector<Slot> slots;
    for (int i = 0; i < 20'000; ++i) {
        const auto start = first + Minutes(15 * below(365 * 96));
        slots.push_back({applied.resource(resources[below(4)])->row,
                         {start, start + Minutes(15 * (1 + below(20)))},
                         1,
                         i % 5 == 0 ? std::optional(start) : std::nullopt,
                         {}});
    }
    return slots;
}

/// Those that the database takes.
std::vector<Slot> booked(Store& store, const std::vector<Slot>& slots) {
    std::vector<Slot> taken;
    for (const auto& slot : slots) try {
            store.db()
                .prepare(
                    "insert into booking (resource_id, start, \"end\", clear, seats, member_id, wall_start, zone, "
                    "checked_in, checked_out, created, recorded) values (:resource, :start, :end, :end, :seats, 1, 0, "
                    "'UTC', :in, :out, 0, 0)")
                .bind(":resource", slot.resource)
                .bind(":start", slot.span.start)
                .bind(":end", slot.span.end)
                .bind(":seats", slot.seats)
                .bind(":in", slot.in)
                .bind(":out", slot.out)
                .run();
            taken.push_back(slot);
        } catch (const Conflict&) {
            continue;  // taken already
        }
    return taken;
}

/// Written as it stands: what is booked meanwhile counts beside it.
void hold(Store& store, const catalogue::Catalogue& applied, const Held& one) {
    const auto last = one.days.end == Day::max() ? std::nullopt : std::optional(one.days.end - one_day);
    store.db()
        .prepare(
            "insert into subscription (member_id, plan, version, first, last, counted_from, seats, resource_id, "
            "created, recorded) values (1, :plan, :first, :first, :last, :first, :seats, :resource, 0, 0)")
        .bind(":plan", one.resource + iso(one.days.start))
        .bind(":first", one.days.start)
        .bind(":last", last)
        .bind(":seats", one.seats)
        .bind(":resource", applied.resource(one.resource)->row)
        .run();
}

std::string slashed(const std::string& one, const std::string& other) {
    return (one.empty() ? "" : one + "/") + (other.empty() ? "" : other + "/");
}

Figures figures_of(const report::Counts& counts) {
    return {counts.open,     counts.booked,   counts.attended,      counts.outside,
            counts.bookings, counts.no_shows, counts.measured_open, counts.contracted};
}

/// Without what is measured of all the period or nothing.
Figures figures_that_add_up(const report::Counts& counts) {
    auto figures = figures_of(counts);
    figures[5] = figures[6] = 0;
    return figures;
}

/// Two places in which things are booked and held.
struct Network {
    Instant now = parse_instant("2026-10-24T10:30:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    catalogue::Catalogue applied = declared();
    Transaction transaction{store};
    std::vector<Slot> slots = filled();

private:
    catalogue::Catalogue declared() {
        test::apply_text(store, two_places, catalogue::OnHit::refuse, true);
        return catalogue::applied(store);
    }
    std::vector<Slot> filled() {
        member::Member someone;
        someone.name = "Jeanne Martin";
        member::add(store, someone, {});
        auto taken = booked(store, random_slots(applied));
        for (const auto& one : held) hold(store, applied, one);
        return taken;
    }
};

}  // namespace

TEST_CASE("occupancy counts what a walk through every minute counts") {
    Network network;
    REQUIRE(network.slots.size() > 300);
    for (const auto* by : {"resource", "day", "hour-of-week", "resource,weekday", "day,kind", "place,hour-of-week",
                           "place,kind", "month,weekday", "month,hour-of-week"})
        for (const auto* period : {"1969-12-30..1970-01-02", "2026-03-25..2026-04-01", "2026-10-24..2026-10-25"}) {
            CAPTURE(std::string(by));
            CAPTURE(std::string(period));
            report::Query query;
            query.by = by;
            query.period = parse_period(period, Day{});
            auto expected = Model(network.applied, query, network.now).count(network.slots);
            const auto counted = report::count_occupancy(network.store, query);
            for (const auto& group : counted.groups)
                for (std::size_t i = 0; i < counted.buckets.size(); ++i) {
                    CAPTURE(group.name);
                    CAPTURE(counted.buckets.name(i));
                    const Cell cell{group.whole, slashed(group.name, group.within),
                                    slashed(counted.buckets.name(i), counted.buckets.part(i))};
                    CHECK(figures_of(group.buckets[i]) == expected[cell]);
                    expected.erase(cell);
                }
            CHECK(expected.empty());
        }
}

TEST_CASE("a column of occupancy alone tells what it tells among all others") {
    Network network;
    const auto occupancy = std::find_if(report::all().begin(), report::all().end(),
                                        [](const auto& report) { return std::string(report.name) == "occupancy"; });
    const auto rows_of = [&](const report::Query& query) {
        std::vector<Row> rows;
        occupancy->lines(network.store, query).each([&](Row row) { rows.push_back(std::move(row)); });
        return rows;
    };
    const auto columns = occupancy->columns();
    for (const auto* by : {"resource", "resource,day", "hour-of-week", "month,hour-of-week"}) {
        report::Query query;
        query.by = by;
        query.year_before = true;
        query.period = parse_period("2026-03-25..2026-10-25", Day{});
        const auto all = rows_of(query);
        REQUIRE(all.size() > 0);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            CAPTURE(std::string(by));
            CAPTURE(columns[i].name);
            query.fields = {columns[i].name};
            const auto rows = rows_of(query);
            CHECK(std::equal(all.begin(), all.end(), rows.begin(), rows.end(),
                             [i](const Row& one, const Row& other) { return std::vector{one[i]} == other; }));
        }
    }
}

TEST_CASE("a packed booking that lasts nothing, as no one packs it, is counted as nothing") {
    auto store = Store::in_memory();
    test::apply_text(store, two_places, catalogue::OnHit::refuse, true);
    const auto stretch =
        stretch_of(Instant(Seconds(parse_day("2025-03-05").time_since_epoch())).time_since_epoch().count());
    store.db()
        .prepare("insert into packing values (1, :version, :until)")
        .bind(":version", PackedFormat::version)
        .bind(":until", start_of(stretch + 1))
        .run();
    for (const auto word : {PackedFormat::four.word(1, 0, 300), PackedFormat::four.word(1, 0, 0)})
        for (const auto* by : {"resource", "day", "resource,hour-of-week"}) {
            CAPTURE(std::string(by));
            store.db()
                .prepare("insert or replace into segment values (:key, :rows)")
                .bind(":key", stretch << 32 | 1)
                .bind_blob(":rows", std::string(reinterpret_cast<const char*>(&word), sizeof word))
                .run();
            report::Query query;
            query.by = by;
            query.period = parse_period("2025-02..2025-03", Day{});
            std::int64_t booked = 0;
            for (const auto& group : report::count_occupancy(store, query).groups)
                for (const auto& counts : group.buckets) booked += counts.booked;
            CHECK(booked == 0);
        }
}

TEST_CASE("what is counted on two threads is what is counted month by month") {
    Network network;
    REQUIRE(booked(network.store, many_slots(network.applied)).size() > 15'000);
    for (const auto* by : {"resource", "resource,hour-of-week", "kind", "resource,month"})
        for (const auto beside : {report::Beside{}, report::Beside{.weeks = false, .levels = false, .starts = false}}) {
            CAPTURE(std::string(by));
            CAPTURE(beside.starts);
            const auto totals = [&](const std::string& period) {
                report::Query query;
                query.by = by;
                query.period = parse_period(period, Day{});
                std::map<std::string, report::Counts> found;
                for (const auto& group :
                     report::count_occupancy(network.store, query, report::Taking::booked, beside).groups)
                    for (const auto& counts : group.buckets) found[group.name] += counts;
                return found;
            };
            std::map<std::string, report::Counts> by_months;
            for (int month = 1; month <= 12; ++month)
                for (const auto& [name, counts] : totals(fmt::format("2026-{:02}", month))) by_months[name] += counts;
            for (const auto& one : totals("2026")) {
                CAPTURE(one.first);
                CHECK(figures_that_add_up(one.second) == figures_that_add_up(by_months[one.first]));
            }
        }
}
