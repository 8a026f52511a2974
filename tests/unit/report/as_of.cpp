#include <doctest/doctest.h>
#include <fmt/format.h>
#include <tiers/attendance.h>
#include <tiers/block.h>
#include <tiers/booking.h>
#include <tiers/duplicate.h>
#include <tiers/erasure.h>
#include <tiers/event.h>
#include <tiers/hold.h>
#include <tiers/presence.h>
#include <tiers/render.h>
#include <tiers/report.h>
#include <tiers/session.h>
#include <tiers/subscription.h>
#include <tiers/visit.h>
#include <algorithm>
#include <map>
#include <random>

#include "store/database.h"
#include "store/segments.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

using namespace tiers;

namespace {

const std::string office = R"([operator]
name = "Test"

[[category]]
id = "resident"

[[plan]]
id = "fixe"
versions = [{ from = 2025-01-01, price = "100.00", every = "month" }]

[[plan]]
id = "nomade"
versions = [{ from = 2025-01-01, price = "50.00", every = "month" }]

[[place]]
id = "lieu"
hours = "Mo-Su 08:00-20:00"
surface_m2 = 80

[[place.resource]]
id = "desks"
kind = "desk"
capacity = 12
horizon = "400d"

[[place.resource]]
id = "salle"
kind = "room"
capacity = 10
horizon = "400d"
firm_within = "5d"
)";

const report::Report& report_named(const std::string& name) {
    const auto& all = report::all();
    return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
}

/// What is asked at an instant, of all that may be asked as of then.
struct Asked {
    const char* name;
    const char* by;
    bool forecast = false, published = false;
};
constexpr Asked all_asked[] = {{"occupancy", "resource"},
                               {"occupancy", "day", true},
                               {"presence", "month"},
                               {"presence", "day"},
                               {"members", "month"},
                               {"members", "category"},
                               {"members", "month", false, true}};

/// An office in which things happen, with a clock of its own.
class Office {
public:
    explicit Office(unsigned seed) : random_(seed), store(Store::in_memory([this] { return now; })) {
        test::apply_text(store, office, catalogue::OnHit::refuse, true);
        for (int i = 0; i < 6; ++i) write([&] { add_member(); });
        write([&] {
            event::Event club;
            club.code = "club";
            club.title = "Club";
            club.place = "lieu";
            club.organiser = 1;
            event::add(store, club);
        });
    }

    int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    /// Whether the rules let it happen.
    template <class Work>
    bool write(Work work) {
        try {
            Transaction transaction(store);
            booking::end_lapsed(store);
            work();
            transaction.commit();
            return true;
        } catch (const Error&) {
            return false;
        }
    }

    bool something_happens() {
        switch (any(0, 13)) {
            case 0:
                return write([&] { add_member(); });
            case 1:
                return write([&] { change_member(); });
            case 2:
            case 3:
                return write([&] { book(); });
            case 4:
                return write([&] { change_booking(); });
            case 5:
                return write([&] { note_presence_of_booking(); });
            case 6:
            case 7:
                return write([&] { come_or_go(); });
            case 8:
                return write([&] { visitors(); });
            case 9:
                return write([&] { begin_subscription(); });
            case 10:
                return write([&] { change_subscription(); });
            case 11:
                return write([&] { close_or_open(); });
            case 12:
                return write([&] { hold_session(); });
            default:
                return write([&] { member::merge(store, someone(), someone()); });
        }
    }

    std::string told(const Asked& asked, bool as_of) const {
        const auto& one = report_named(asked.name);
        const auto today = Zone::named("Europe/Paris").day(now);
        report::Query query;
        query.by = asked.by;
        query.explain = true;
        query.forecast = asked.forecast;
        query.published = asked.published;
        query.period = asked.published  ? parse_period("2026-01", today)
                       : asked.forecast ? Period{today, today + std::chrono::days(20), "soon"}
                                        : Period{parse_day("2026-02-01"), parse_day("2026-04-01"), "2026-02..2026-03"};
        auto document = as_of ? report::run_as_of(one, store, query) : one.run(store, query);
        if (as_of) {
            CHECK(document.notes.back().starts_with("As of "));
            document.notes.pop_back();
        }
        std::string text;
        for (const auto format : {render::Format::table, render::Format::json})
            render::write(document, {.format = format}, [&](std::string_view piece) { text += piece; });
        return text;
    }

    void add_member() {
        member::Member one;
        one.name = fmt::format("M{}", ++members_);
        one.joined = any(0, 2) > 0 ? std::optional(day(-60, 0)) : std::nullopt;
        one.sector = any(0, 1) > 0 ? "62.01Z" : "";
        one.category = any(0, 1) > 0 ? "resident" : "";
        member::add(store, one, {}, {.offers = {.add = {"couture"}}});
    }

    Instant now = parse_instant("2026-02-01T09:00:00Z", Zone::utc());

private:
    std::mt19937 random_;
    std::int64_t members_ = 0;

    member::Id someone() { return any(1, static_cast<int>(members_)); }
    Day day(int from, int to) { return Zone::named("Europe/Paris").day(now) + std::chrono::days(any(from, to)); }
    Span span() {
        const auto start = Zone::named("Europe/Paris").midnight(day(0, 12)) + Minutes(30 * any(16, 30));
        return {start, start + Minutes(30 * any(1, 9))};
    }
    std::int64_t last(const char* select) {
        auto row = store.db().prepare(select);
        row.step();
        return row.integer(0);
    }
    std::int64_t some_booking() { return any(1, static_cast<int>(last("select ifnull(max(id), 1) from booking"))); }

    void change_member() {
        auto one = member::get(store, someone());
        member::ProfileEdit edit;
        switch (any(0, 3)) {
            case 0:
                one.left = one.left ? std::nullopt : std::optional(day(-3, 3));
                break;
            case 1:
                one.sector = one.sector == "62.01Z" ? "10.71C" : "62.01Z";
                break;
            case 2:
                one.category = one.category.empty() ? "resident" : "";
                break;
            default:
                (any(0, 1) > 0 ? edit.offers.add : edit.offers.take).emplace_back("couture");
        }
        member::change(store, one, edit);
    }

    void book() {
        booking::Request request;
        request.resource = any(0, 1) > 0 ? "desks" : "salle";
        request.member = someone();
        request.span = span();
        request.seats = request.resource == "desks" ? any(1, 5) : 1;
        if (any(0, 3) == 0) request.rrule = "FREQ=DAILY;COUNT=8";
        if (any(0, 2) == 0) request.hold = std::chrono::hours(any(1, 60));
        request.skip_conflicts = true;
        booking::add(store, request);
    }

    void change_booking() {
        const auto id = some_booking();
        switch (any(0, 3)) {
            case 0:
                booking::cancel(store, id, {.following = any(0, 1) > 0, .reason = {}});
                break;
            case 1:
                booking::approve(store, id);
                break;
            case 2:
                booking::decline(store, id, "");
                break;
            default:
                booking::move(store, id, {.span = span()});
        }
    }

    void note_presence_of_booking() {
        const auto id = some_booking();
        if (any(0, 1) > 0)
            booking::checkin(store, id, now);
        else
            booking::checkout(store, id, now);
    }

    void come_or_go() {
        const auto place = catalogue::find_place(store, "lieu");
        const auto at = now - Minutes(any(0, 300));
        if (any(0, 1) > 0)
            member::checkin(store, place, {someone()}, at);
        else
            member::checkout(store, place, {someone()}, at);
    }

    void visitors() {
        if (any(0, 1) > 0)
            member::count_visit(store, catalogue::find_place(store, "lieu"), "tourism", any(1, 9), day(-2, 0));
        else
            member::withdraw_visit(store, any(1, static_cast<int>(last("select ifnull(max(id), 1) from visit"))));
    }

    void begin_subscription() {
        member::Subscribing wanted;
        wanted.member = someone();
        wanted.plan = any(0, 1) > 0 ? "fixe" : "nomade";
        wanted.first = day(-20, 5);
        if (any(0, 1) > 0) wanted.last = wanted.first + std::chrono::days(any(5, 40));
        if (any(0, 1) > 0) wanted.resource = "desks";
        member::subscribe(store, wanted);
    }

    void change_subscription() {
        const auto today = Zone::named("Europe/Paris").day(now);
        const auto one = member::one_subscription(store, someone(), {}, today);
        switch (any(0, 4)) {
            case 0:
                member::end_subscription(store, one, day(-2, 9), today, true);
                break;
            case 1:
                member::pause(store, one, day(-2, 9), day(9, 15));
                break;
            case 2:
                member::resume(store, one, day(0, 9));
                break;
            case 3:
                member::change_subscriptions(
                    store, {one}, {.from = day(0, 9), .plan = one.plan == "fixe" ? "nomade" : "fixe"}, today);
                break;
            default:
                member::renew(store, one);
        }
    }

    void close_or_open() {
        if (any(0, 1) > 0) {
            booking::BlockRequest request;
            request.of = any(0, 1) > 0 ? "lieu" : "salle";
            request.span = span();
            booking::block(store, request, booking::OnBlocked::cancel);
        } else {
            booking::unblock(store, any(1, static_cast<int>(last("select ifnull(max(id), 1) from block"))),
                             booking::OnBlocked::keep);
        }
    }

    void hold_session() {
        if (any(0, 1) > 0) {
            event::SessionRequest request;
            request.event = "club";
            request.title = "Séance";
            request.room = "salle";
            request.span = span();
            event::add_session(store, request);
            return;
        }
        const auto sessions = event::sessions(store, event::get(store, "club"));
        if (sessions.empty()) throw NotFound("no_session", "none");
        const auto& one = sessions[static_cast<std::size_t>(any(0, static_cast<int>(sessions.size()) - 1))];
        switch (any(0, 3)) {
            case 0:
                event::cancel_session(store, "club", one.code, "");
                break;
            default:
                event::count_heads(store, "club", one.code, any(0, 12), "");
        }
    }

public:
    Store store;
};

}  // namespace

TEST_CASE("a report as of an instant is what was printed then, whatever happened since") {
    int happened = 0, refused = 0, compared = 0;
    std::size_t instants = 0, differ_now = 0;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Office office(seed);
        std::map<Instant, std::vector<std::string>> printed;
        for (int i = 0; i < 50; ++i) {
            office.now += Minutes(office.any(0, 3) == 0 ? 0 : office.any(1, 900));
            ++(office.something_happens() ? happened : refused);
            if (i == 35) {
                Transaction transaction(office.store);
                while (pack_next(office.store.db(), office.now)) continue;
                transaction.commit();
            }
            auto& all = printed[office.now];
            all.clear();
            for (const auto& asked : all_asked) all.push_back(office.told(asked, false));
        }
        for (const auto& one : printed) {
            const auto& all = one.second;
            office.now = one.first;
            for (std::size_t i = 0; i < all.size(); ++i) {
                CAPTURE(one.first.time_since_epoch().count());
                CAPTURE(all_asked[i].name);
                CAPTURE(all_asked[i].by);
                CHECK(office.told(all_asked[i], true) == all[i]);
                ++compared;
            }
            const auto one_of_them = instants++ % all.size();
            differ_now += office.told(all_asked[one_of_them], false) != all[one_of_them];
        }
    }
    MESSAGE(happened, " changes, ", refused, " refused; ", compared, " reports; of ", instants, ", ", differ_now,
            " are others by now");
    CHECK(happened > 60);
    CHECK(differ_now > instants / 3);
}

TEST_CASE("who was erased since counts, as what they were is not known, and a note says so") {
    Office office(7);
    const Asked members{"members", "month"};
    const auto then = office.now;
    office.now += Minutes(60);
    REQUIRE(office.write([&] { member::erase(office.store, 2); }));
    office.now = then;
    const auto text = office.told(members, true);
    CHECK(text.find("Erased since") != std::string::npos);
}
