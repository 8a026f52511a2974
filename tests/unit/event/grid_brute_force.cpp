#include <doctest/doctest.h>
#include <tiers/error.h>
#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "event/grid.h"
#include "tests/unit/event/barcamp_fixture.h"

using namespace tiers;
using namespace tiers::event;

namespace {

using Placed = std::vector<std::optional<Cell>>;
using Price = std::tuple<int, int, int>;  ///< moved, want two at once, without a seat

/// A few topics, people, slots and rooms, with hosts, pins, absences and closed rooms drawn at random.
class Drawn {
public:
    explicit Drawn(std::uint64_t seed) : random_(seed) {
        const auto slots = between(1, 3);
        barcamp = barcamp_of(between(2, 6), {}, slots, {});
        for (auto rooms = between(1, slots == 3 ? 2 : 3); rooms > 0; --rooms) add_room();
        for (auto people = between(1, 9); people > 0; --people) add_person();
        for (auto& topic : barcamp.topics) fill(topic);
        if (one_in(3)) barcamp.pins.push_back({0, a_slot(), {}});
        if (one_in(5)) barcamp.pins.push_back({1, a_slot(), below(barcamp.rooms.size())});
    }

    /// Some topics in some cells, as a grid from before might have had them.
    void draw_former() {
        std::set<Cell> taken;
        for (std::size_t i = 0; i < barcamp.topics.size(); ++i) {
            const Cell cell{a_slot(), below(barcamp.rooms.size())};
            barcamp.former.push_back(taken.insert(cell).second ? std::optional(cell) : std::nullopt);
        }
    }

    Barcamp barcamp;

private:
    std::size_t below(std::size_t end) { return random_() % end; }
    std::size_t between(std::size_t first, std::size_t last) { return first + below(last - first + 1); }
    bool one_in(std::size_t times) { return below(times) == 0; }
    std::size_t a_topic() { return below(barcamp.topics.size()); }
    std::size_t a_slot() { return below(barcamp.slots.size()); }

    void add_room() {
        barcamp.rooms.push_back({"Room", static_cast<int>(between(1, 6))});
        if (one_in(6)) barcamp.rooms.back().closed.push_back(a_slot());
    }
    void add_person() {
        barcamp.people.push_back({.name = "P"});
        for (auto wishes = between(0, 4); wishes > 0; --wishes) barcamp.people.back().wishes.push_back(a_topic());
        if (one_in(6)) barcamp.people.back().away.push_back(a_slot());
    }
    void fill(Barcamp::Topic& topic) {
        if (one_in(3)) topic.hosts.push_back(below(barcamp.people.size()));
        if (one_in(4)) topic.hands = static_cast<int>(between(1, 4));
    }

    std::mt19937_64 random_;
};

bool has(const std::vector<std::size_t>& values, std::size_t value) {
    return std::count(values.begin(), values.end(), value) > 0;
}

/// The rules said again, as plainly as possible, and every grid tried.
class Brute {
public:
    explicit Brute(const Barcamp& barcamp) : barcamp_(barcamp), placed_(barcamp.topics.size()) {
        for (std::size_t person = 0; person < barcamp.people.size(); ++person) {
            const auto& wishes = barcamp.people[person].wishes;
            wants_.emplace_back(wishes.begin(), wishes.end());
            for (std::size_t topic = 0; topic < barcamp.topics.size(); ++topic)
                if (!wishes.empty() && has(barcamp.topics[topic].hosts, person)) wants_.back().insert(topic);
        }
        for (std::size_t slot = 0; slot < barcamp.slots.size(); ++slot)
            for (std::size_t room = 0; room < barcamp.rooms.size(); ++room)
                if (!has(barcamp.rooms[room].closed, slot)) cells_.push_back({slot, room});
        drop();
    }

    /// Nothing where no grid holds, or something is pinned to a closed room.
    std::optional<Price> best() {
        for (const auto& pin : barcamp_.pins)
            if (pin.room && std::count(cells_.begin(), cells_.end(), Cell{pin.slot, *pin.room}) == 0) return {};
        place(0);
        return best_;
    }

    Price price(const Placed& placed) const {
        Price price{};
        auto& [moved, clashing, unseated] = price;
        for (std::size_t topic = 0; topic < placed.size(); ++topic) {
            if (!placed[topic]) continue;
            if (!barcamp_.former.empty() && barcamp_.former[topic]) moved += placed[topic] != barcamp_.former[topic];
            unseated += std::max(0, wishes(topic) - barcamp_.rooms[placed[topic]->room].capacity);
            for (std::size_t other = 0; other < topic; ++other)
                if (placed[other] && placed[other]->slot == placed[topic]->slot) clashing += both(topic, other);
        }
        return price;
    }

    /// Whether topics are in cells that are open, each alone in its own, and hosts, pins and absences are respected.
    bool allowed(const Placed& placed) const {
        for (std::size_t topic = 0; topic < placed.size(); ++topic) {
            if (placed[topic].has_value() == has(dropped_, topic)) return false;
            if (placed[topic] && !allowed(placed, topic)) return false;
        }
        return true;
    }

    const std::vector<std::size_t>& dropped() const { return dropped_; }

private:
    int wishes(std::size_t topic) const {
        auto count = barcamp_.topics[topic].hands;
        for (const auto& wanted : wants_) count += static_cast<int>(wanted.count(topic));
        return count;
    }
    int both(std::size_t one, std::size_t other) const {
        return static_cast<int>(std::count_if(wants_.begin(), wants_.end(), [&](const auto& wanted) {
            return wanted.count(one) > 0 && wanted.count(other) > 0;
        }));
    }

    bool pinned(std::size_t topic) const {
        return std::any_of(barcamp_.pins.begin(), barcamp_.pins.end(), [&](auto& pin) { return pin.topic == topic; });
    }

    /// The least wanted go one after the other until the rest has cells.
    void drop() {
        while (barcamp_.topics.size() - dropped_.size() > cells_.size()) {
            std::optional<std::size_t> least;
            for (std::size_t topic = 0; topic < barcamp_.topics.size(); ++topic)
                if (!has(dropped_, topic) && (!least || keeps(topic) <= keeps(*least))) least = topic;
            dropped_.push_back(*least);
        }
        std::sort(dropped_.begin(), dropped_.end());
    }
    std::tuple<bool, bool, int> keeps(std::size_t topic) const {
        return {pinned(topic), !barcamp_.former.empty() && barcamp_.former[topic], wishes(topic)};
    }

    bool allowed(const Placed& placed, std::size_t topic) const {
        const auto& cell = *placed[topic];
        if (std::count(cells_.begin(), cells_.end(), cell) == 0) return false;
        for (const auto& pin : barcamp_.pins)
            if (pin.topic == topic && (pin.slot != cell.slot || (pin.room && pin.room != cell.room))) return false;
        for (const auto host : barcamp_.topics[topic].hosts) {
            if (has(barcamp_.people[host].away, cell.slot)) return false;
            for (std::size_t other = 0; other < placed.size(); ++other)
                if (other != topic && placed[other] && placed[other]->slot == cell.slot &&
                    has(barcamp_.topics[other].hosts, host))
                    return false;
        }
        return std::count(placed.begin(), placed.end(), placed[topic]) == 1;
    }

    void place(std::size_t topic) {
        if (topic == placed_.size()) {
            const auto found = price(placed_);
            best_ = best_ ? std::min(*best_, found) : found;
            return;
        }
        if (has(dropped_, topic)) return place(topic + 1);
        for (const auto& cell : cells_) {
            placed_[topic] = cell;
            if (allowed(placed_, topic)) place(topic + 1);
            placed_[topic].reset();
        }
    }

    const Barcamp& barcamp_;
    std::vector<std::set<std::size_t>> wants_;
    std::vector<Cell> cells_;
    std::vector<std::size_t> dropped_;
    Placed placed_;
    std::optional<Price> best_;
};

struct Compared {
    int made = 0, refused = 0;
};

/// The grid, or the refusal, is what trying everything comes to.
void compare(const Barcamp& barcamp, Compared& compared) {
    Brute brute(barcamp);
    const auto best = brute.best();
    try {
        const auto grid = make_grid(barcamp);
        REQUIRE(best);
        CHECK(brute.allowed(grid.placed));
        CHECK(brute.dropped() == grid.dropped);
        CHECK(brute.price(grid.placed) == *best);
        CHECK(std::get<1>(*best) == grid.clashing);
        CHECK(std::get<2>(*best) == grid.unseated);
        CHECK(grid.bound <= grid.clashing);
        if (barcamp.former.empty()) CHECK(grid.bound == grid.clashing);
        ++compared.made;
    } catch (const Conflict&) {
        CHECK_FALSE(best);
        ++compared.refused;
    }
}

}  // namespace

TEST_CASE("on 500 small barcamps the grid is as good as the best of all grids") {
    Compared compared;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        INFO("seed " << seed);
        compare(Drawn(seed).barcamp, compared);
    }
    CHECK(compared.made > 350);
    CHECK(compared.refused > 30);
}

TEST_CASE("on 300 small barcamps with a former grid as few topics move as can be") {
    Compared compared;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        Drawn drawn(seed);
        drawn.draw_former();
        compare(drawn.barcamp, compared);
    }
    CHECK(compared.made > 200);
}
