#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/report.h>
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "base/text.h"
#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

constexpr std::size_t least_told = 5;
const auto config_folder = std::filesystem::path(TIERS_SOURCE_DIR) / "config";

const std::string two_places = R"([operator]
name = "Test"

[[cost]]
id = "loyer"
amount = "100.00"
from = 2026-01-01

[[place]]
id = "ici"
hours = "Mo-Fr 08:00-19:00"
holidays = "none"

[[place.resource]]
id = "tables"
kind = "desk"
capacity = 30

[[place.resource]]
id = "banc"
kind = "desk"
capacity = 30

[[place.resource]]
id = "salle"
kind = "room"
capacity = 8

[[place]]
id = "ailleurs"
hours = "Mo-Fr 08:00-19:00"
holidays = "none"

[[place.resource]]
id = "bureau"
kind = "desk"
capacity = 30

[[place.resource]]
id = "petite"
kind = "room"
capacity = 4

[[place.resource]]
id = "grande"
kind = "room"
capacity = 8
)";

/// Somebody counted at a point of all dimensions, as the test wrote it.
struct Came {
    std::string measure;
    std::map<std::string, std::string> at;
    std::int64_t person;
};

struct PublishedWorld {
    Instant now = parse_instant("2026-05-04T10:00:00Z", Zone::utc());
    Store store = Store::in_memory([this] { return now; });
    catalogue::Catalogue applied;
    std::vector<Came> came;
    std::map<std::int64_t, std::map<std::string, std::string>> is;  ///< each member
    std::map<std::int64_t, std::int64_t> last_of_page;              ///< by table: the last one of the page it stands on

    PublishedWorld() {
        test::apply_text(store, two_places, catalogue::OnHit::refuse, true);
        applied = catalogue::applied(store);
    }

    void members(std::int64_t count) {
        for (std::int64_t id = 1; id <= count; ++id)
            store.db()
                .prepare(
                    "insert into member (id, kind, name, folded, created, recorded) values (:id, 'person', :name, "
                    ":name, 0, 0)")
                .bind(":id", id)
                .bind(":name", fmt::format("m{}", id))
                .run();
    }

    /// An organisation that some of the members belong to.
    void organisation(std::int64_t id, std::int64_t first, std::int64_t last) {
        store.db()
            .prepare(
                "insert into member (id, kind, name, folded, created, recorded) values (:id, 'organisation', 'o', 'o', "
                "0, 0)")
            .bind(":id", id)
            .run();
        for (auto member = first; member <= last; ++member)
            store.db()
                .prepare(
                    "insert into affiliation (member_id, organisation_id, created, recorded) values (:member, :id, 0, "
                    "0)")
                .bind(":member", member)
                .bind(":id", id)
                .run();
    }

    /// Where each lives, what they are, how they would travel, and from when to when they are members.
    void live(std::mt19937& random, std::int64_t count) {
        const auto any = [&](int below) { return std::uniform_int_distribution<>(0, below - 1)(random); };
        for (std::int64_t id = 1; id <= count; ++id) {
            const std::string commune = std::array{"64024", "64102", "64125", ""}[static_cast<std::size_t>(any(4))];
            const std::string category = std::array{"a", "b", ""}[static_cast<std::size_t>(any(3))];
            const std::string mode = std::array{"car", "bicycle"}[static_cast<std::size_t>(any(2))];
            is[id] = {{"commune", commune}, {"category", category}, {"mode", mode}, {"work", "workplace"}};
            const auto joined = parse_day("2025-09-01") + std::chrono::days(any(240));
            const auto left = any(3) > 0 ? Day::max() : joined + std::chrono::days(1 + any(120));
            const auto gone = left <= parse_day("2026-05-01");
            store.db()
                .prepare(
                    "update member set commune = :commune, category = :category, joined = :joined, left_on = :left "
                    "where id = :id")
                .bind(":commune", commune.empty() ? std::optional<std::string>() : commune)
                .bind(":category", category.empty() ? std::optional<std::string>() : category)
                .bind(":joined", joined)
                .bind(":left", gone ? std::optional(left) : std::nullopt)
                .bind(":id", id)
                .run();
            store.db()
                .prepare(
                    "insert into usual_trip (member_id, since, work, mode, created) values (:id, '2025-01-01', "
                    "'workplace', :mode, 0)")
                .bind(":id", id)
                .bind(":mode", mode)
                .run();
            note_membership(id, {joined, gone ? left : Day::max()});
        }
    }

    void note_membership(std::int64_t id, const DaySpan& spell) {
        const auto note = [&](const char* measure, Day day) {
            std::map<std::string, std::string> at = is[id];
            at["kind"] = "person";
            at["month"] = iso(day).substr(0, 7);
            if (std::string(measure) == "left") at["since"] = iso(spell.start).substr(0, 7);
            came.push_back({measure, at, id});
        };
        if (spell.start < parse_day("2026-05-01")) note("joined", spell.start);
        if (spell.end != Day::max()) note("left", spell.end - one_day);
        for (auto month = std::chrono::year(2025) / 9; month < std::chrono::year(2026) / 5;
             month += std::chrono::months(1)) {
            const Day first{month / 1}, next{(month + std::chrono::months(1)) / 1};
            if (spell.start < next && spell.end > first) note("membership", first);
            if (spell.start < next && spell.end > next) note("members", first);
        }
    }

    /// A session to which each of them came; half of them, and those who did not come, had a seat.
    void meet(std::int64_t id, const std::string& place, const std::string& kind, Day day,
              const std::vector<std::int64_t>& who, const std::vector<std::int64_t>& absent = {}) {
        const auto start = Zone::named("Europe/Paris").instant(WallTime(day) + std::chrono::hours(18));
        store.db()
            .prepare(
                "insert into event (id, code, title, place_id, organiser_id, state, created, recorded) values (:id, "
                "'e' || :id, 'E', :place, 1, 'open', 0, 0)")
            .bind(":id", id)
            .bind(":place", applied.place(place)->row)
            .run();
        store.db()
            .prepare(
                "insert into session (id, event_id, code, title, kind, start, \"end\", wall_start, created, recorded) "
                "values (:id, :id, 's', 'S', :kind, :start, :start + 3600, :start, 0, 0)")
            .bind(":id", id)
            .bind(":kind", kind)
            .bind(":start", start)
            .run();
        for (const auto member : who) {
            take_part(id, member);
            attend(id, member);
            if (member % 2 == 0) take_seat(id, member);
            note_at_event("attended", id, place, kind, day, member);
            if (member % 2 == 0) note_at_event("registered", id, place, "", day, member);
        }
        for (const auto member : absent) {
            take_part(id, member);
            take_seat(id, member);
            note_at_event("registered", id, place, "", day, member);
        }
    }

    void take_part(std::int64_t event, std::int64_t member) {
        const auto commune = is[member]["commune"];
        store.db()
            .prepare(
                "insert into participant (id, event_id, member_id, name, folded, commune, category, created, recorded) "
                "values (:id, :event, :member, 'x', 'x', :commune, :category, 0, 0)")
            .bind(":id", 1000 * event + member)
            .bind(":event", event)
            .bind(":member", member)
            .bind(":commune", commune.empty() ? std::optional<std::string>() : commune)
            .bind(":category", is[member]["category"])
            .run();
    }

    void attend(std::int64_t event, std::int64_t member) {
        store.db()
            .prepare(
                "insert into attendance (session_id, participant_id, state, at, created, recorded) values (:event, "
                ":participant, 'present', 0, 0, 0)")
            .bind(":event", event)
            .bind(":participant", 1000 * event + member)
            .run();
    }

    void take_seat(std::int64_t event, std::int64_t member) {
        store.db()
            .prepare(
                "insert into registration (participant_id, state, created, recorded) values (:participant, "
                "'confirmed', 0, 0)")
            .bind(":participant", 1000 * event + member)
            .run();
    }

    void note_at_event(const char* measure, std::int64_t event, const std::string& place, const std::string& kind,
                       Day day, std::int64_t member) {
        came.push_back({measure,
                        {{"place", place},
                         {"month", iso(day).substr(0, 7)},
                         {"kind", kind},
                         {"event", fmt::format("e{}", event)},
                         {"commune", is[member]["commune"]},
                         {"epci", ""},
                         {"department", ""},
                         {"category", is[member]["category"]},
                         {"profile", ""}},
                        member});
    }

    /// A project that comes to stages on days, each later than the one before; "exit" ends it.
    void accompany(std::int64_t id, const std::vector<std::pair<Day, std::string>>& moves) {
        store.db()
            .prepare(
                "insert into followup (id, kind, name, folded, created, recorded) values (:id, 'project', :id, :id, "
                "0, 0)")
            .bind(":id", id)
            .run();
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const auto& [day, stage] = moves[i];
            store.db()
                .prepare(
                    "insert into followup_move (followup_id, day, stage, created, recorded) values (:id, :day, "
                    ":stage, 0, 0)")
                .bind(":id", id)
                .bind(":day", day)
                .bind(":stage", stage)
                .run();
            note_stay("stage", stage, id, {day, i + 1 < moves.size() ? moves[i + 1].first : Day::max()});
        }
        if (moves.front().second == "exit") return;  // it was never accompanied
        const auto ended = moves.back().second == "exit";
        note_stay("kind", "project", id, {moves.front().first, ended ? moves.back().first : Day::max()});
    }

    void note_stay(const std::string& by, const std::string& group, std::int64_t id, const DaySpan& stay) {
        const auto note = [&](const char* what, Day day) {
            came.push_back(
                {fmt::format("{}-{}", by, what), {{"place", ""}, {"month", iso(day).substr(0, 7)}, {by, group}}, id});
        };
        note("came", stay.start);
        if (stay.end != Day::max()) note("left", stay.end);
        for (auto month = std::chrono::year(2025) / 9; month < std::chrono::year(2026) / 5;
             month += std::chrono::months(1)) {
            const Day first{month / 1}, next{(month + std::chrono::months(1)) / 1};
            if (stay.start < next && stay.end >= next) note("there", first);
        }
    }

    static std::map<std::string, std::string> on(Day day) {
        constexpr const char* names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        return {{"month", iso(day).substr(0, 7)}, {"weekday", names[std::chrono::weekday(day).iso_encoding() - 1]}};
    }

    void book(const std::string& resource, std::int64_t member, Day day, int hour) {
        const auto* known = applied.resource(resource);
        const auto zone = Zone::named("Europe/Paris");
        const auto start = zone.instant(WallTime(day) + std::chrono::hours(hour));
        try {
            store.db()
                .prepare(
                    "insert into booking (resource_id, start, \"end\", clear, member_id, wall_start, zone, created, "
                    "recorded) values (:resource, :start, :start + 3600, :start + 3600, :member, :wall, "
                    "'Europe/Paris', 0, 0)")
                .bind(":resource", known->row)
                .bind(":start", start)
                .bind(":member", member)
                .bind(":wall", zone.wall(start))
                .run();
        } catch (const Conflict&) {
            return;
        }
        auto at = on(day);
        at.insert({{"unit", known->whole() ? "whole" : "seats"},
                   {"resource", resource},
                   {"kind", known->kind},
                   {"place", known->place}});
        came.push_back({"booked", at, member});
    }

    void come(const std::string& place, std::int64_t member, Day day, int hour) {
        const auto start = Zone::named("Europe/Paris").instant(WallTime(day) + std::chrono::hours(hour));
        store.db()
            .prepare(
                "insert into presence (member_id, place_id, checked_in, checked_out, created, recorded) values "
                "(:member, :place, :in, :in + 1800, 0, 0)")
            .bind(":member", member)
            .bind(":place", applied.place(place)->row)
            .bind(":in", start)
            .run();
        auto at = on(day);
        at["place"] = place;
        at.insert(is[member].begin(), is[member].end());
        came.push_back({"present", at, member});
    }

    static const report::Report& named(const std::string& name) {
        return *std::find_if(report::all().begin(), report::all().end(),
                             [&](const report::Report& one) { return one.name == name; });
    }

    std::vector<std::string> publish(const std::string& report, const std::string& period, const std::string& by,
                                     const std::string& place = "", const std::string& reason = "") {
        report::Query query;
        query.period = parse_period(period, Day{});
        query.by = by;
        query.place = place;
        return publish(report, std::move(query), reason);
    }

    std::vector<std::string> publish_event(const std::string& event) {
        report::Query query;
        query.event = event;
        return publish("restitution", std::move(query), "");
    }

    std::vector<std::string> publish(const std::string& report, report::Query query, const std::string& reason) {
        query.published = true;
        query.factors = config_folder / "emission-factors.toml";
        std::vector<PublishedTable> tables;
        query.publishing = &tables;
        named(report).run(store, query);
        const auto before = published();
        Transaction transaction(store);
        auto overridden = report::remember(store, tables, reason);
        transaction.commit();
        for (auto id = before + 1; id <= published(); ++id) last_of_page[id] = published();
        return overridden;
    }

    std::int64_t published() const {
        auto row = store.db().prepare("select count(*) from publication");
        row.step();
        return row.integer(0);
    }
};

/// A table as it lies in the file.
struct WrittenTable {
    std::int64_t id = 0;
    std::string text, measure, by, place, first, last;
    std::vector<std::set<std::string>> cells;
    std::vector<bool> counts_people;
    std::vector<std::optional<std::size_t>> of_came = {};  ///< the cell of each of those who are counted

    std::optional<std::size_t> cell_of(const Came& one) const {
        const auto& month = one.at.at("month");
        if (one.measure != measure || month < first.substr(0, 7) || month > last.substr(0, 7)) return std::nullopt;
        if (!place.empty() && one.at.at("place") != place) return std::nullopt;
        std::vector<std::string> words;
        if (one.at.contains("unit")) words.push_back(one.at.at("unit"));
        if (!by.empty())
            for (const auto word : split(by, ',')) words.push_back(one.at.at(std::string(word)));
        const auto key = join(words, "/");
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i].contains(key)) return i;
        return std::nullopt;
    }
};

std::vector<WrittenTable> written_tables(const PublishedWorld& world) {
    std::vector<WrittenTable> tables;
    auto row = world.store.db().prepare(
        "select p.id, p.report, p.measure, p.\"by\", p.place, p.first, p.last, c.covers, c.figures like 'people=%' "
        "from publication p join published_cell c on c.publication_id = p.id order by p.id, c.position");
    for (std::int64_t last = 0; row.step(); last = row.integer(0)) {
        if (row.integer(0) != last)
            tables.push_back({row.integer(0),
                              fmt::format("{} {} by {} at {} {}..{}", row.integer(0), row.text(1), row.text(3),
                                          row.text(4), row.text(5), row.text(6)),
                              row.text(2),
                              row.text(3),
                              row.text(4),
                              row.text(5),
                              row.text(6),
                              {},
                              {}});
        auto& cells = tables.back().cells;
        cells.emplace_back();
        const auto covers = row.text(7);
        for (const auto key : split(covers, '\n')) cells.back().emplace(key);
        tables.back().counts_people.push_back(row.integer(8) != 0);
    }
    for (auto& table : tables)
        for (const auto& one : world.came) table.of_came.push_back(table.cell_of(one));
    return tables;
}

using People = std::set<std::int64_t>;

/// The fewest people that any choice of cells of one table shows, less the cells of another that lie in them.
std::size_t fewest_told_apart(const WrittenTable& one, const WrittenTable& other, const PublishedWorld& world) {
    constexpr std::size_t nobody = 1'000;
    const auto outside = one.cells.size();
    std::map<std::size_t, std::set<std::size_t>> lies_in;
    std::map<std::pair<std::size_t, std::size_t>, People> parts;
    const auto one_page = world.last_of_page.at(one.id) == world.last_of_page.at(other.id);
    for (std::size_t i = 0; i < world.came.size(); ++i) {
        if (world.came[i].measure != one.measure) continue;
        const auto here = one.of_came[i].value_or(outside);
        const auto there = other.of_came[i];
        parts[{here, there.value_or(nobody)}].insert(world.came[i].person);
        if (there) lies_in[*there].insert(here);
    }
    auto fewest = nobody;
    const auto subtract = [&](const std::set<std::size_t>& chosen) {
        std::set<std::size_t> inner;
        for (const auto& [cell, in] : lies_in)
            if (std::includes(chosen.begin(), chosen.end(), in.begin(), in.end())) inner.insert(cell);
        // A cell that nothing is taken from tells what it tells alone.
        std::set<std::size_t> lessened;
        for (const auto& [part, people] : parts)
            if (inner.contains(part.second)) lessened.insert(part.first);
        People rest;
        for (const auto& [part, people] : parts)
            if (lessened.contains(part.first) && !inner.contains(part.second))
                rest.insert(people.begin(), people.end());
        if (!inner.empty() && !rest.empty()) fewest = std::min(fewest, rest.size());
        if (one_page || chosen.size() != 1 || !one.counts_people[*chosen.begin()]) return;
        People all;
        for (const auto& [part, people] : parts)
            if (chosen.contains(part.first)) all.insert(people.begin(), people.end());
        for (const auto cell : inner)
            if (const auto& few = parts.at({*chosen.begin(), cell});
                other.counts_people[cell] && few.size() < all.size())
                fewest = std::min(fewest, all.size() - few.size());
    };
    if (one.cells.size() <= 12)
        for (std::size_t choice = 1; choice < std::size_t{1} << one.cells.size(); ++choice) {
            std::set<std::size_t> chosen;
            for (std::size_t i = 0; i < one.cells.size(); ++i)
                if ((choice >> i & 1) != 0) chosen.insert(i);
            subtract(chosen);
        }
    for (std::size_t i = 0; i < one.cells.size(); ++i) subtract({i});
    return fewest;
}

bool apart(const WrittenTable& one, const WrittenTable& other) {
    return one.last < other.first || other.last < one.first ||
           (!one.place.empty() && !other.place.empty() && one.place != other.place);
}

bool within(const WrittenTable& part, const WrittenTable& whole) {
    return whole.first <= part.first && part.last <= whole.last && (whole.place.empty() || whole.place == part.place);
}

/// Tables as one whose cells are those of all.
WrittenTable sum_of(const std::vector<const WrittenTable*>& parts) {
    auto sum = *parts.front();
    for (const auto* part : parts) {
        if (part == parts.front()) continue;
        for (std::size_t i = 0; i < sum.of_came.size(); ++i)
            if (!sum.of_came[i] && part->of_came[i]) sum.of_came[i] = sum.cells.size() + *part->of_came[i];
        sum.cells.insert(sum.cells.end(), part->cells.begin(), part->cells.end());
        sum.text += fmt::format(" + {}", part->text);
    }
    sum.counts_people.assign(sum.cells.size(), false);
    return sum;
}

/// Tables of the same dimensions within another that share no day at a place, taken in a random order.
std::vector<const WrittenTable*> parts_within(const WrittenTable& whole, const std::string& by,
                                              const std::vector<WrittenTable>& tables, std::mt19937& random) {
    std::vector<const WrittenTable*> candidates, parts;
    for (const auto& one : tables)
        if (&one != &whole && one.measure == whole.measure && one.by == by && within(one, whole))
            candidates.push_back(&one);
    std::shuffle(candidates.begin(), candidates.end(), random);
    for (const auto* one : candidates)
        if (std::all_of(parts.begin(), parts.end(), [&](const WrittenTable* part) { return apart(*one, *part); }))
            parts.push_back(one);
    return parts;
}

Day day_of(const char* text) {
    return parse_day(text);
}

}  // namespace

TEST_CASE("no two published tables of random databases, subtracted, tell of fewer than are published") {
    std::mt19937 random(20260310);
    const auto any = [&](std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random);
    };
    const auto one_of = [&](const std::vector<std::string>& words) {
        return words[static_cast<std::size_t>(any(0, static_cast<std::int64_t>(words.size()) - 1))];
    };
    const std::map<std::string, std::vector<std::string>> choices = {
        {"occupancy", {"resource", "kind", "place", "month", "weekday", "kind,month", "resource,month"}},
        {"presence", {"month", "weekday"}},
        {"network", {"place"}},
        {"oversell", {"kind", "weekday"}},
        {"territory", {"commune", "department"}},
        {"mobility", {"month", "commune", "mode"}},
        {"members", {"month", "category"}},
        {"census", {"question"}},
        {"funding", {"month", "cost"}},
        {"restitution", {""}},
        {"followup", {"stage", "kind"}}};
    std::map<std::string, std::size_t> published;
    std::size_t done = 0, refused = 0, pairs = 0, sums = 0, fewest = 1'000;
    for (int world = 0; world < 6; ++world) {
        PublishedWorld w;
        const auto people = any(8, 40);
        w.members(people);
        w.organisation(100, 1, any(1, 4));
        w.live(random, people);
        const auto start = day_of("2026-01-05");
        for (auto i = any(30, 300); i > 0; --i)
            w.book(one_of({"tables", "tables", "banc", "salle", "bureau", "petite", "grande"}), any(1, people),
                   start + std::chrono::days(7 * any(0, 15) + any(0, 4)), static_cast<int>(any(9, 17)));
        std::set<std::pair<Day, std::int64_t>> seen;
        for (auto i = any(30, 200); i > 0; --i) {
            const auto day = start + std::chrono::days(7 * any(0, 15) + any(0, 4));
            const auto member = any(1, people);
            if (seen.emplace(day, member).second) w.come(one_of({"ici", "ici", "ailleurs"}), member, day, 10);
        }
        for (std::int64_t event = 1; event <= 5; ++event) {
            std::vector<std::int64_t> who, absent;
            for (std::int64_t member = 1; member <= people; ++member)
                if (any(0, 2) > 0)
                    who.push_back(member);
                else if (any(0, 1) > 0)
                    absent.push_back(member);
            w.meet(event, one_of({"ici", "ailleurs"}), one_of({"training", "talk"}),
                   start + std::chrono::days(any(0, 110)), who, absent);
        }
        for (auto followup = any(10, 60); followup > 0; --followup) {
            std::vector<std::pair<Day, std::string>> moves;
            auto day = start - std::chrono::days(any(0, 60));
            for (const auto* stage : {"orientation", "ideation", "incubation", "exit"})
                if (any(0, 3) > 0 && (day += std::chrono::days(any(1, 60))) < day_of("2026-05-01"))
                    moves.emplace_back(day, stage);
            if (!moves.empty()) w.accompany(followup, moves);
        }
        for (int attempt = 0; attempt < 42; ++attempt) {
            const auto first = any(1, 4), last = any(first, 4);
            const auto period = fmt::format("2026-{:02}..2026-{:02}", first, last);
            const auto report =
                one_of({"occupancy", "occupancy", "presence", "presence", "network", "oversell", "territory",
                        "mobility", "members", "members", "census", "funding", "restitution", "followup"});
            const auto of_all = report == "oversell" || report == "members" || report == "followup";
            const auto place = of_all ? std::string() : one_of({"", "", "ici", "ailleurs"});
            const auto by = one_of(choices.at(report));
            try {
                if (report == "restitution")
                    w.publish_event(fmt::format("e{}", any(1, 5)));
                else
                    w.publish(report, period, by, place);
                ++done;
                ++published[report];
            } catch (const Refused&) {
                ++refused;
            }
        }
        const auto tables = written_tables(w);
        for (const auto& one : tables)
            for (const auto& other : tables) {
                if (&one == &other || one.measure != other.measure) continue;
                ++pairs;
                const auto found = fewest_told_apart(one, other, w);
                fewest = std::min(fewest, found);
                INFO("world " << world << ": " << one.text << " less " << other.text);
                CHECK(found >= least_told);
            }
        for (const auto& whole : tables) {
            std::set<std::string> dimensions;
            for (const auto& one : tables) dimensions.insert(one.by);
            for (const auto& by : dimensions)
                for (int order = 0; order < 3; ++order) {
                    const auto parts = parts_within(whole, by, tables, random);
                    if (parts.size() < 2) continue;
                    ++sums;
                    const auto sum = sum_of(parts);
                    const auto found = fewest_told_apart(whole, sum, w);
                    fewest = std::min(fewest, found);
                    INFO("world " << world << ": " << whole.text << " less " << sum.text);
                    CHECK(found >= least_told);
                }
        }
    }
    MESSAGE(done << " published, " << refused << " refused, " << pairs << " pairs and " << sums
                 << " sums subtracted, at least " << fewest << " people in any difference");
    for (const auto& choice : choices) {
        INFO(choice.first);
        CHECK(published[choice.first] > 0);
    }
    CHECK(5 * done >= done + refused);
    CHECK(6 * refused >= done + refused);
    CHECK(pairs > 100);
    CHECK(sums > 20);
}

TEST_CASE("a period one month longer is refused where few came in that month, and a place against all") {
    PublishedWorld w;
    w.members(12);
    for (std::int64_t member = 1; member <= 8; ++member) w.book("tables", member, day_of("2026-01-06"), 10);
    for (std::int64_t member = 1; member <= 2; ++member) w.book("tables", member, day_of("2026-02-03"), 10);
    for (std::int64_t member = 1; member <= 6; ++member) w.book("tables", member, day_of("2026-03-03"), 10);
    for (std::int64_t member = 1; member <= 2; ++member) w.book("bureau", member, day_of("2026-03-03"), 12);
    w.publish("occupancy", "2026-01", "resource");
    CHECK_THROWS_AS(w.publish("occupancy", "2026-01..2026-02", "resource"), Refused);
    w.publish("occupancy", "2026-03", "kind", "ici");
    CHECK_THROWS_AS(w.publish("occupancy", "2026-03", "kind"), Refused);
    w.publish("occupancy", "2026-01..2026-03", "kind", "ici");
}

TEST_CASE("a longer period is refused where it leaves few beside its months, and a month that leaves another") {
    const auto world = [] {
        auto w = std::make_unique<PublishedWorld>();
        w->members(40);
        std::int64_t first = 11;
        for (const auto* day : {"2026-01-06", "2026-03-03", "2026-04-07"}) {
            for (auto member = first; member < first + 8; ++member) w->come("ici", member, day_of(day), 10);
            first += 8;
        }
        for (std::int64_t member = 9; member <= 10; ++member) w->come("ici", member, day_of("2026-02-03"), 10);
        return w;
    };
    const auto longer_last = world(), month_last = world();
    for (const auto* month : {"2026-01", "2026-03", "2026-04"}) longer_last->publish("presence", month, "month");
    CHECK_THROWS_AS(longer_last->publish("presence", "2026-01..2026-04", "weekday"), Refused);
    month_last->publish("presence", "2026-01..2026-04", "weekday");
    for (const auto* month : {"2026-01", "2026-03"}) month_last->publish("presence", month, "month");
    CHECK_THROWS_AS(month_last->publish("presence", "2026-04", "month"), Refused);
}

TEST_CASE("all places are refused where those that are published leave few elsewhere") {
    PublishedWorld w;
    w.members(20);
    for (std::int64_t member = 1; member <= 8; ++member) w.come("ici", member, day_of("2026-01-06"), 10);
    for (std::int64_t member = 11; member <= 18; ++member) w.come("ailleurs", member, day_of("2026-01-06"), 10);
    for (std::int64_t member = 9; member <= 10; ++member) w.come("ailleurs", member, day_of("2026-02-03"), 10);
    w.publish("presence", "2026-01", "month", "ailleurs");
    w.publish("presence", "2026-01..2026-02", "month", "ici");
    CHECK_THROWS_AS(w.publish("presence", "2026-01..2026-02", "weekday"), Refused);
}

TEST_CASE("the same is published again, and nothing more is remembered") {
    PublishedWorld w;
    w.members(8);
    for (std::int64_t member = 1; member <= 8; ++member) w.come("ici", member, day_of("2026-01-06"), 10);
    w.publish("presence", "2026-01", "month");
    const auto before = w.published();
    w.publish("presence", "2026-01", "month");
    CHECK(w.published() == before);
}

TEST_CASE("a month that few were added to since is not published again") {
    PublishedWorld w;
    w.members(20);
    for (std::int64_t member = 1; member <= 8; ++member) w.come("ici", member, day_of("2026-01-06"), 10);
    w.publish("presence", "2026-01", "month");
    w.come("ici", 9, day_of("2026-01-06"), 10);
    CHECK_THROWS_AS(w.publish("presence", "2026-01", "month"), Refused);
    for (std::int64_t member = 10; member <= 14; ++member) w.come("ici", member, day_of("2026-01-06"), 10);
    w.publish("presence", "2026-01", "month");
}

TEST_CASE("a correction is published all the same with a reason, and refused again without one") {
    PublishedWorld w;
    w.members(20);
    for (std::int64_t member = 1; member <= 8; ++member) w.come("ici", member, day_of("2026-01-06"), 10);
    w.publish("presence", "2026-01", "month");
    w.come("ici", 9, day_of("2026-01-06"), 10);
    const auto before = w.published();
    CHECK_THROWS_AS(w.publish("presence", "2026-01", "month"), Refused);
    CHECK(w.published() == before);
    CHECK(w.publish("presence", "2026-01", "month", "", "counted twice").size() == 1);
    CHECK(w.published() == before + 2);
    auto row = w.store.db().prepare(
        "select count(*) from journal where cast(content as text) like '%\"reason\":\"counted twice\"%'");
    REQUIRE(row.step());
    CHECK(row.integer(0) == 2);
}

TEST_CASE("a period a month longer is refused where few joined in that month") {
    PublishedWorld w;
    w.members(16);
    w.store.db().execute(
        "update member set category = 'a', joined = case when id <= 6 then '2026-01-05' when id <= 8 then '2026-02-05' "
        "else '2025-01-01' end");
    w.publish("members", "2026-01", "category");
    CHECK_THROWS_AS(w.publish("members", "2026-01..2026-02", "category"), Refused);
}

TEST_CASE("a cell that one organisation fills is put together with the next smallest") {
    PublishedWorld w;
    w.members(20);
    w.organisation(100, 1, 6);
    for (std::int64_t member = 1; member <= 6; ++member) w.book("tables", member, day_of("2026-01-06"), 10);
    for (std::int64_t member = 7; member <= 12; ++member) w.book("banc", member, day_of("2026-01-06"), 10);
    for (std::int64_t member = 13; member <= 20; ++member) w.book("bureau", member, day_of("2026-01-06"), 10);
    w.publish("occupancy", "2026-01", "resource");
    std::vector<std::string> covers;
    auto row = w.store.db().prepare("select covers from published_cell order by position");
    while (row.step()) covers.push_back(row.text(0));
    CHECK(std::find(covers.begin(), covers.end(), "seats/tables\nseats/banc") != covers.end());
    CHECK(std::find(covers.begin(), covers.end(), "seats/bureau") != covers.end());
}

TEST_CASE("an event is published once it is over, and again only as it was or with enough more") {
    PublishedWorld w;
    w.members(20);
    w.meet(1, "ici", "talk", day_of("2026-04-20"), {1, 2, 3, 4, 5, 6, 7, 8});
    w.now = parse_instant("2026-04-20T12:00:00Z", Zone::utc());
    CHECK_THROWS_AS(w.publish_event("e1"), Refused);
    w.now += std::chrono::days(1);
    w.publish_event("e1");
    const auto before = w.published();
    CHECK(before > 0);
    w.publish_event("e1");
    CHECK(w.published() == before);
    w.take_part(1, 9);
    w.attend(1, 9);
    CHECK_THROWS_AS(w.publish_event("e1"), Refused);
    for (std::int64_t member = 10; member <= 13; ++member) {
        w.take_part(1, member);
        w.attend(1, member);
    }
    w.publish_event("e1");
    CHECK(w.published() > before);
}

TEST_CASE("participants of a month, less those of a published event, are refused where few were elsewhere") {
    PublishedWorld w;
    w.members(20);
    w.meet(1, "ici", "talk", day_of("2026-03-02"), {1, 2, 3, 4, 5, 6, 7, 8});
    w.meet(2, "ici", "talk", day_of("2026-03-09"), {11, 12});
    w.publish_event("e1");
    CHECK_THROWS_AS(w.publish("census", "2026-03", "question"), Refused);
}

TEST_CASE("what was ever reached is left out where few came since the page before") {
    PublishedWorld w;
    std::int64_t id = 0;
    while (id < 8) w.accompany(++id, {{day_of("2026-01-10"), "orientation"}});
    w.publish("followup", "2026-01", "stage");
    const auto ever = [&] {
        auto row = w.store.db().prepare(
            "select count(*) from publication p join published_cell c on c.publication_id = p.id "
            "where p.measure = 'stage-came' and p.last = '2026-03-31' and c.people = 9");
        row.step();
        return row.integer(0);
    };
    w.accompany(++id, {{day_of("2026-02-10"), "orientation"}});
    w.publish("followup", "2026-03", "stage");
    CHECK(ever() == 0);
}
