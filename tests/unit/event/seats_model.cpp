#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <random>

#include "tests/unit/event/forum_fixture.h"

using namespace tiers;
using namespace tiers::event;

/// The seats of an event, its session and its categories, counted anew at each question, beside the ones the library
/// counts: after any sequence of writes the same registrations have a seat.

namespace {

/// What has seats: the event, its workshop, a category.
enum class Place : std::size_t { event, workshop, early, late };
constexpr const char* codes[] = {"", "workshop", "early", "late"};

struct Asked {
    Id id = 0;
    std::string who;
    Place place = Place::early;  ///< that it wants a seat of beside the event's
    std::int64_t heads = 1, priority = 0;
    std::string state = "waiting";
};

struct SlowSeats {
    std::vector<Asked> all;
    std::array<std::optional<std::int64_t>, 4> capacity;

    static bool seated(const Asked& one) { return one.state == "confirmed"; }
    std::int64_t heads_of(const std::string& who) const {
        std::int64_t most = 0;
        for (const auto& one : all)
            if (seated(one) && one.who == who) most = std::max(most, one.heads);
        return most;
    }
    std::int64_t taken(Place place) const {
        std::int64_t sum = 0;
        std::vector<std::string> counted;
        for (const auto& one : all) {
            if (!seated(one)) continue;
            if (place != Place::event) {
                sum += one.place == place ? one.heads : 0;
            } else if (std::ranges::find(counted, one.who) == counted.end()) {
                sum += heads_of(one.who);
                counted.push_back(one.who);
            }
        }
        return sum;
    }
    bool holds(Place place, std::int64_t seats) const {
        const auto most = capacity.at(static_cast<std::size_t>(place));
        return !most || seats <= *most;
    }

    struct Lack {
        Place place;
        std::int64_t heads;
    };
    std::optional<Lack> lacks(const Asked& one, const std::vector<Lack>& before) const {
        const Lack needs[] = {{one.place, one.heads},
                              {Place::event, std::max<std::int64_t>(0, one.heads - heads_of(one.who))}};
        for (const auto& need : needs) {
            auto seats = taken(need.place) + need.heads;
            for (const auto& lack : before)
                if (lack.place == need.place) seats += lack.heads;
            if (need.heads > 0 && !holds(need.place, seats)) return need;
        }
        return std::nullopt;
    }
    void promote() {
        std::vector<std::size_t> line;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].state == "waiting") line.push_back(i);
        std::ranges::stable_sort(line, [&](auto a, auto b) { return all[a].priority > all[b].priority; });
        std::vector<Lack> before;
        for (const auto i : line) {
            if (const auto lack = lacks(all[i], before))
                before.push_back(*lack);
            else
                all[i].state = "confirmed";
        }
    }
};

struct Both {
    Forum forum{10, 5};
    SlowSeats slow{.all = {}, .capacity = {10, 5, 3, 4}};
    std::mt19937 random;
    int people = 0, shrunk = 0, promoted = 0;

    explicit Both(unsigned seed) : random(seed) {
        forum.category("early", 3);
        forum.category("late", 4);
    }
    std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(random()) % n; }

    std::string somebody(Place place) {
        if (below(3) == 0 && !slow.all.empty()) {
            const auto& who = slow.all[static_cast<std::size_t>(below(std::ssize(slow.all)))].who;
            const auto same = [&](const Asked& one) {
                return one.who == who && (one.place == Place::workshop) == (place == Place::workshop) &&
                       one.state != "ended";
            };
            if (std::ranges::none_of(slow.all, same)) return who;
        }
        return fmt::format("p{}", ++people);
    }
    void join() {
        Asked one{.place = static_cast<Place>(1 + below(3)), .heads = 1 + below(3), .priority = below(3)};
        one.who = somebody(one.place);
        slow.promote();
        const std::string code = codes[static_cast<std::size_t>(one.place)];
        one.id = one.place == Place::workshop ? forum.put(one.who, code, one.heads, one.priority).id
                                              : forum.put_in(code, one.who, one.heads, one.priority).id;
        slow.all.push_back(one);
        slow.promote();
    }
    Asked* one_in(const std::string& state) {
        std::vector<Asked*> all;
        for (auto& one : slow.all)
            if (one.state == state) all.push_back(&one);
        return all.empty() ? nullptr : all[static_cast<std::size_t>(below(std::ssize(all)))];
    }
    void leave() {
        auto* one = one_in(below(4) == 0 ? "waiting" : "confirmed");
        if (!one) return;
        forum.leave(one->id);
        one->state = "ended";
        const auto before = std::ranges::count_if(slow.all, SlowSeats::seated);
        slow.promote();
        promoted += std::ranges::count_if(slow.all, SlowSeats::seated) > before ? 1 : 0;
    }
    void pass_on() {
        auto* from = one_in("confirmed");
        if (!from) return;
        Participant to;
        to.name = fmt::format("p{}", ++people);
        to.email = to.name + "@example.org";
        Transaction transaction(forum.store);
        auto made = *from;
        made.id = transfer(forum.store, from->id, to, {}).id;
        transaction.commit();
        made.who = to.name;
        from->state = "ended";
        slow.all.push_back(made);
    }
    void resize() {
        const auto place = static_cast<Place>(below(4));
        const auto most = below(6) == 0 ? std::nullopt : std::optional(below(place == Place::event ? 14 : 7));
        const auto exit = exit_of_resizing(place, most);
        CHECK(exit == (most && slow.taken(place) > *most ? 4 : 0));
        shrunk += exit == 4 ? 1 : 0;
        if (exit != 0) return;
        slow.capacity.at(static_cast<std::size_t>(place)) = most;
        slow.promote();
    }
    int exit_of_resizing(Place place, std::optional<std::int64_t> most) {
        Transaction transaction(forum.store);
        try {
            if (place == Place::event) event::edit(forum.store, "forum", {.capacity = most});
            if (place == Place::workshop) edit_session(forum.store, "forum", "workshop", {.capacity = most});
            if (place == Place::early || place == Place::late)
                put_category(forum.store, "forum", codes[static_cast<std::size_t>(place)],
                             {.title = {}, .capacity = most});
        } catch (const Error& error) {
            return static_cast<int>(error.exit());
        }
        transaction.commit();
        return 0;
    }
    void agree() {
        for (const auto& one : slow.all) {
            const auto state = forum.state(one.id);
            CHECK_MESSAGE(
                (state == one.state || (one.state == "ended" && (state == "cancelled" || state == "transferred"))),
                fmt::format("{} is {} and not {}", one.id, state, one.state));
        }
        CHECK(get(forum.store, "forum").taken == slow.taken(Place::event));
        for (const auto& category : categories(forum.store, get(forum.store, "forum")))
            CHECK(category.taken == slow.taken(category.code == "early" ? Place::early : Place::late));
    }
};

}  // namespace

TEST_CASE("after any sequence of writes the seats are those of a slow count") {
    int promoted = 0, shrunk = 0, waiting = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Both both(seed);
        for (int step = 0; step < 60; ++step) {
            const auto what = both.below(10);
            if (what < 5)
                both.join();
            else if (what < 8)
                both.leave();
            else if (what == 8)
                both.pass_on();
            else
                both.resize();
            both.agree();
        }
        promoted += both.promoted;
        shrunk += both.shrunk;
        waiting += static_cast<int>(event::waiting(both.forum.store, "forum").size());
    }
    CHECK(promoted > 50);
    CHECK(shrunk > 5);
    CHECK(waiting > 50);
}
