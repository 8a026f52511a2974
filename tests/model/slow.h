#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/model/world.h"

namespace model {

struct Booked {
    std::int64_t id = 0;
    int resource = 0;
    Time start = 0, end = 0, clear = 0;
    int seats = 1;
    std::string state, ended;
    std::optional<Time> lapses, firm_at, in, out;
    std::int64_t series = 0;  ///< 0 for none
    Time original = 0;        ///< wall time

    bool operator==(const Booked&) const = default;
};

/// What comes each day, so many times.
struct Series {
    int resource = 0, seats = 1;
    Time start = 0, length = 0;  ///< on the wall; of the first
    int times = 0;
    bool ended = false;

    /// From when until when the occurrence lasts that comes at a wall time.
    std::pair<Time, Time> at(Time wall) const;
};

struct Waits {
    std::int64_t id = 0;
    int resource = 0;
    Time start = 0, end = 0;
    int seats = 1;
    std::string ended;
    std::int64_t booking = 0;

    bool operator==(const Waits&) const = default;
};

/// Why something is not done: the exit code.
struct No {
    int exit;
};
constexpr No bad{2}, absent{3}, conflict{4}, refused{5};

/// A booking that nobody has written.
Booked wanted(int resource, Time start, Time end, int seats);

/// Bookings said again as a list that is searched minute by minute, with no index, no database and no code of tiers.
/// What it does not do it throws as No; its state is then to be thrown away.
class Slow {
public:
    Time now = 0;
    std::vector<Booked> bookings;
    std::vector<Waits> waiting;

    void add(int resource, Time start, Time end, int seats, std::optional<Time> hold);
    void add_series(int resource, Time start, Time end, int seats, int times, bool skip);
    void move(std::int64_t id, int resource, Time start, Time end, int seats);
    void swap(std::int64_t one, std::int64_t other);
    void cancel(std::int64_t id, bool following);
    /// What is left out stays as it is.
    struct Change {
        std::optional<int> resource;
        std::optional<std::pair<Time, Time>> span;
        std::optional<int> seats;
    };
    /// From an occurrence on, or all that is to come; what cannot move throws, or with `skip` stays.
    void move_series(std::int64_t id, const Change& change, bool all, bool skip);
    void cancel_to_come(std::int64_t id);
    void approve(std::int64_t id);
    void decline(std::int64_t id);
    void checkin(std::int64_t id);
    void checkout(std::int64_t id);
    void excuse(std::int64_t id);
    void wait(int resource, Time start, Time end, int seats);
    void stop_waiting(std::int64_t id);

    /// "held", "cancelled" ...: what a reader sees of one now, whether it has been written or not.
    std::string stage(const Booked& booked) const;

private:
    void settle();
    void promote(const std::vector<int>& freed);
    Booked& live(std::int64_t id);
    Booked& unconfirmed(std::int64_t id);
    /// Throws what keeps seats from being taken.
    void check(const Booked& wanted) const;
    bool open(const Booked& wanted) const;
    bool room(const Booked& wanted) const;
    void stand(Booked& booked, bool approval, std::optional<Time> hold, bool of_series) const;
    void stand_anew(Booked& booked) const;
    void relocate(Booked& booked, int resource, Time start, Time end, int seats);
    Series& series_of(const Booked& booked);
    bool to_come(const Booked& booked) const;
    std::vector<Booked> to_come_of(std::int64_t series) const;
    bool put_all(const std::vector<Booked>& targets, std::set<std::int64_t>& staying, bool skip);
    std::int64_t book(Booked wanted, std::optional<Time> hold, Time asked);

    std::vector<Series> series_;  ///< by their numbers, from 1 on
};

}  // namespace model
