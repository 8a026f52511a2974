// Random sequences of operations on the engine and on a slow model of it, which must agree at each step: tiers-model
// [SEQUENCES] [SEED]. A sequence on which they differ is cut down to what is needed to see it, and told.
#include <fmt/format.h>
#include <tiers/booking.h>
#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/hold.h>
#include <tiers/member.h>
#include <tiers/waiting.h>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

#include "store/database.h"
#include "tests/model/op.h"
#include "tests/model/slow.h"

using namespace tiers;

namespace model {

namespace {

constexpr int operations = 200;
/// Fridays before the clock changes, 06:00 UTC.
constexpr Time days_begin[] = {1'774'591'200, 1'792'735'200};

Span span_of(Time start, Time end) {
    return {Instant(Seconds(start)), Instant(Seconds(end))};
}

/// The engine, on a real database in memory. What a sequence wrote is rolled back, so that the next one finds it empty.
class Engine {
public:
    Engine() : store_(Store::in_memory([this] { return Instant(Seconds(now)); })) {
        Transaction transaction(store_);
        catalogue::apply(store_, catalogue::load_text(toml, "tiers.toml"), toml, catalogue::OnHit::refuse);
        member::Member someone;
        someone.name = "Jeanne Martin";
        member_ = member::add(store_, someone, {}).id;
        transaction.commit();
    }

    Time now = days_begin[0];

    void begin() const { store_.db().execute("begin"); }
    void end() const { store_.db().execute("rollback"); }

    /// The exit code; what failed leaves nothing.
    int tries(const std::function<void(Store&, member::Id)>& what) {
        store_.db().execute("savepoint op");
        auto exit = 0;
        try {
            what(store_, member_);
        } catch (const Error& error) {
            exit = static_cast<int>(error.exit());
            store_.db().execute("rollback to op");
        }
        store_.db().execute("release op");
        return exit;
    }

    /// What a reader sees, a line each.
    std::string seen() const {
        std::string text;
        booking::each(store_, {.ended = true}, [&](const booking::Booking& one) {
            text += line(one.id, one.resource_id, one.span, one.seats, one.stage()) +
                    presence(one.checked_in, one.checked_out);
        });
        booking::each_waiting(store_, {.ended = true}, [&](const booking::Waiting& one) {
            text += line(one.id, one.resource_id, one.span, one.seats, one.state) +
                    fmt::format(" {}\n", one.booking.value_or(0));
        });
        return text;
    }

    static std::string line(std::int64_t id, std::string_view resource, const Span& span, int seats,
                            std::string_view stage) {
        return fmt::format("{} {} {}+{} {} {}", id, resource, span.start.time_since_epoch().count(),
                           (span.end - span.start).count(), seats, stage);
    }
    static std::string presence(std::optional<Instant> in, std::optional<Instant> out) {
        return fmt::format(" {} {}\n", in ? in->time_since_epoch().count() : 0,
                           out ? out->time_since_epoch().count() : 0);
    }

private:
    Store store_;
    member::Id member_ = 0;
};

std::string seen(const Slow& slow) {
    auto bookings = slow.bookings;
    std::sort(bookings.begin(), bookings.end(),
              [](const Booked& a, const Booked& b) { return std::pair(a.start, a.id) < std::pair(b.start, b.id); });
    const auto instant = [](std::optional<Time> at) {
        return at ? std::optional(Instant(Seconds(*at))) : std::nullopt;
    };
    std::string text;
    for (const auto& one : bookings)
        text += Engine::line(one.id, resources[static_cast<std::size_t>(one.resource)].id, span_of(one.start, one.end),
                             one.seats, slow.stage(one)) +
                Engine::presence(instant(one.in), instant(one.out));
    for (const auto& one : slow.waiting) {
        const auto stage = !one.ended.empty() ? one.ended : one.start > slow.now ? "waiting" : "over";
        text += Engine::line(one.id, resources[static_cast<std::size_t>(one.resource)].id, span_of(one.start, one.end),
                             one.seats, stage) +
                fmt::format(" {}\n", one.booking);
    }
    return text;
}

/// The command line that does the same, for a transcript.
std::string told(const Op& op, std::int64_t one, std::int64_t other, Time start, Time now) {
    const auto resource = resources[static_cast<std::size_t>(op.resource)].id;
    const auto when = fmt::format("\"{} +{}min\"", rfc3339(Instant(Seconds(start)), Seconds(0)), op.length / minute);
    const auto at = rfc3339(Instant(Seconds(now)), Seconds(0));
    switch (op.kind) {
        case Kind::pass:
            return fmt::format("# {}", at);
        case Kind::add:
            return fmt::format("add {} {} --seats {}{}", resource, when, op.seats, op.flag ? " --hold 2h" : "");
        case Kind::series:
            return fmt::format("add {} {} --seats {} --repeat FREQ=DAILY;COUNT={}{}", resource, when, op.seats,
                               op.times, op.flag ? " --skip-conflicts" : "");
        case Kind::move:
            return fmt::format("move {} {} --seats {}{}", one, when, op.seats,
                               op.flag ? fmt::format(" --to {}", resource) : "");
        case Kind::swap:
            return fmt::format("swap {} {}", one, other);
        case Kind::cancel:
            return fmt::format("cancel {}", one);
        case Kind::cancel_following:
            return fmt::format("cancel {} --following", one);
        case Kind::approve:
            return fmt::format("approve {}", one);
        case Kind::decline:
            return fmt::format("decline {}", one);
        case Kind::checkin:
            return fmt::format("checkin {}", one);
        case Kind::checkout:
            return fmt::format("checkout {}", one);
        case Kind::excuse:
            return fmt::format("excuse {}", one);
        case Kind::wait:
            return fmt::format("wait {} {} --seats {}", resource, when, op.seats);
        case Kind::stop_waiting:
            return fmt::format("wait --withdraw {}", one);
        case Kind::count:
            break;
    }
    return {};
}

struct Tally {
    std::map<Kind, std::array<std::int64_t, 2>> done;  ///< refused, done
    std::int64_t promoted = 0, lapsed = 0, no_shows = 0;
};

/// Runs a sequence on both. Empty, or how they differ.
class Run {
public:
    Run(Engine& engine, Time begin, Tally& tally) : engine_(engine), begin_(begin), tally_(tally) {
        slow_.now = engine_.now = begin;
    }

    std::string operator()(const std::vector<Op>& ops) {
        engine_.begin();
        std::string difference;
        for (std::size_t i = 0; i < ops.size() && difference.empty(); ++i) {
            step(ops[i]);
            if (engine_exit_ != slow_exit_)
                difference = fmt::format("the engine ends with {}, the model with {}", engine_exit_, slow_exit_);
            else if (i % compare_every == compare_every - 1 || i + 1 == ops.size())
                difference = compare();
        }
        engine_.end();
        count();
        return difference;
    }

    std::string story() const { return story_; }
    void compare_always() { compare_every = 1; }

private:
    void count() {
        for (const auto& one : slow_.waiting) tally_.promoted += one.ended == "promoted";
        for (const auto& one : slow_.bookings) {
            tally_.lapsed += one.ended == "lapsed";
            tally_.no_shows += one.ended == "no_show";
        }
    }

    std::string compare() const {
        const auto engine = engine_.seen(), model = seen(slow_);
        return engine == model ? std::string() : fmt::format("the engine has\n{}the model\n{}", engine, model);
    }

    /// Whether an operation is likely to do something to a booking.
    static bool suits(Kind kind, const Booked& one) {
        if (kind == Kind::approve || kind == Kind::decline) return one.ended.empty() && one.state != "confirmed";
        if (kind == Kind::checkout) return one.ended.empty() && one.in && !one.out;
        if (kind == Kind::cancel_following) return one.ended.empty() && one.series != 0;
        if (kind == Kind::excuse) return one.ended == "no_show";
        return one.ended.empty();
    }

    /// The number of a booking, mostly of one that suits.
    std::int64_t pick(Kind kind, unsigned number) const {
        std::vector<std::int64_t> suiting;
        for (const auto& one : slow_.bookings)
            if (suits(kind, one) || number % 8 == 0) suiting.push_back(one.id);
        return suiting.empty() ? 1 : suiting[number / 8 % suiting.size()];
    }

    /// Half of those who wait do so for what somebody has.
    void want_what_is_taken(Op& op) const {
        if (op.kind != Kind::wait || op.flag || slow_.bookings.empty()) return;
        const auto& taken = slow_.bookings[static_cast<std::size_t>(pick(op.kind, op.one) - 1)];
        op.resource = taken.resource;
        op.start = taken.start - begin_;
        op.length = taken.end - taken.start;
        op.seats = resources[static_cast<std::size_t>(op.resource)].seats ? op.seats : 1;
    }

    void step(Op op) {
        want_what_is_taken(op);
        const auto start = begin_ + op.start, end = start + op.length;
        const auto kept = slow_;
        const auto bookings = static_cast<std::int64_t>(slow_.bookings.size());
        const auto waits = static_cast<std::int64_t>(slow_.waiting.size());
        const auto one = op.kind != Kind::stop_waiting ? pick(op.kind, op.one) : waits == 0 ? 1 : op.one % waits + 1;
        const auto other = pick(op.kind, op.other);
        story_ += told(op, one, other, start, slow_.now) + "\n";
        if (op.kind == Kind::pass) {
            slow_.now += op.length;
            engine_.now = slow_.now;
            engine_exit_ = slow_exit_ = 0;
            return;
        }
        const auto exists = op.kind != Kind::add && one <= bookings && op.kind != Kind::stop_waiting;
        const auto moved_to =
            !op.flag && exists ? slow_.bookings[static_cast<std::size_t>(one - 1)].resource : op.resource;
        engine_exit_ = engine_.tries([&](Store& store, member::Id member) {
            on_engine(store, member, op, one, other, span_of(start, end), moved_to);
        });
        slow_exit_ = 0;
        try {
            on_model(op, one, other, start, end, moved_to);
        } catch (const No& no) {
            slow_exit_ = no.exit;
            slow_ = kept;
        }
        tally_.done[op.kind][slow_exit_ == 0] += 1;
    }

    static void on_engine(Store& store, member::Id member, const Op& op, std::int64_t one, std::int64_t other,
                          const Span& span, int moved_to) {
        const std::string resource = resources[static_cast<std::size_t>(op.resource)].id;
        booking::Request request{.resource = resource, .member = member, .span = span, .seats = op.seats};
        switch (op.kind) {
            case Kind::add:
                if (op.flag) request.hold = std::chrono::hours(2);
                booking::add(store, request);
                break;
            case Kind::series:
                request.rrule = fmt::format("FREQ=DAILY;COUNT={}", op.times);
                request.skip_conflicts = op.flag;
                booking::add(store, request);
                break;
            case Kind::move:
                booking::move(
                    store, one,
                    {.span = span, .resource = resources[static_cast<std::size_t>(moved_to)].id, .seats = op.seats});
                break;
            case Kind::swap:
                booking::swap(store, one, other, {});
                break;
            case Kind::cancel:
                booking::cancel(store, one, {});
                break;
            case Kind::cancel_following:
                booking::cancel(store, one, {.following = true});
                break;
            case Kind::approve:
                booking::approve(store, one);
                break;
            case Kind::decline:
                booking::decline(store, one, {});
                break;
            case Kind::checkin:
                booking::checkin(store, one, store.now());
                break;
            case Kind::checkout:
                booking::checkout(store, one, store.now());
                break;
            case Kind::excuse:
                booking::excuse(store, one, {});
                break;
            case Kind::wait:
                booking::wait(store, {.resource = resource, .member = member, .span = span, .seats = op.seats});
                break;
            case Kind::stop_waiting:
                booking::stop_waiting(store, one);
                break;
            case Kind::pass:
            case Kind::count:
                break;
        }
    }

    void on_model(const Op& op, std::int64_t one, std::int64_t other, Time start, Time end, int moved_to) {
        switch (op.kind) {
            case Kind::add:
                slow_.add(op.resource, start, end, op.seats, op.flag ? std::optional(2 * hour) : std::nullopt);
                break;
            case Kind::series:
                slow_.add_series(op.resource, start, end, op.seats, op.times, op.flag);
                break;
            case Kind::move:
                slow_.move(one, moved_to, start, end, op.seats);
                break;
            case Kind::swap:
                slow_.swap(one, other);
                break;
            case Kind::cancel:
                slow_.cancel(one, false);
                break;
            case Kind::cancel_following:
                slow_.cancel(one, true);
                break;
            case Kind::approve:
                slow_.approve(one);
                break;
            case Kind::decline:
                slow_.decline(one);
                break;
            case Kind::checkin:
                slow_.checkin(one);
                break;
            case Kind::checkout:
                slow_.checkout(one);
                break;
            case Kind::excuse:
                slow_.excuse(one);
                break;
            case Kind::wait:
                slow_.wait(op.resource, start, end, op.seats);
                break;
            case Kind::stop_waiting:
                slow_.stop_waiting(one);
                break;
            case Kind::pass:
            case Kind::count:
                break;
        }
    }

    Engine& engine_;
    Time begin_;
    Tally& tally_;
    Slow slow_;
    std::string story_;
    int engine_exit_ = 0, slow_exit_ = 0;
    std::size_t compare_every = 10;
};

std::string difference(Engine& engine, Time begin, const std::vector<Op>& ops, std::string* story = nullptr) {
    Tally ignored;
    Run run(engine, begin, ignored);
    run.compare_always();
    auto found = run(ops);
    if (story) *story = run.story();
    return found;
}

/// Leaves out one operation after another as long as they still differ.
std::vector<Op> shrunk(Engine& engine, Time begin, std::vector<Op> ops) {
    for (auto smaller = true; smaller;) {
        smaller = false;
        for (std::size_t i = ops.size(); i-- > 0;) {
            auto without = ops;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            if (difference(engine, begin, without).empty()) continue;
            ops = without;
            smaller = true;
        }
    }
    return ops;
}

const char* name_of(Kind kind) {
    constexpr const char* names[] = {
        "pass",    "add",     "series",  "move",     "swap",   "cancel", "cancel following",
        "approve", "decline", "checkin", "checkout", "excuse", "wait",   "stop waiting"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace

int run(int sequences, std::uint64_t seed) {
    Engine engine;
    Tally tally;
    for (int number = 0; number < sequences; ++number) {
        std::mt19937_64 dice(seed * 1'000'003 + static_cast<std::uint64_t>(number));
        const auto begin = days_begin[number % 2];
        const auto ops = random_ops(dice, operations);
        if (Run(engine, begin, tally)(ops).empty()) continue;
        std::string story;
        const auto found = difference(engine, begin, shrunk(engine, begin, ops), &story);
        fmt::print("sequence {} of seed {}:\n{}{}\n", number, seed, story, found);
        return 1;
    }
    fmt::print("{} sequences of {} operations agree; {} promoted, {} lapsed, {} no-shows\n", sequences, operations,
               tally.promoted, tally.lapsed, tally.no_shows);
    for (const auto& [kind, counts] : tally.done)
        fmt::print("  {:<17} {:>8} done {:>8} refused\n", name_of(kind), counts[1], counts[0]);
    return 0;
}

}  // namespace model

int main(int argc, char** argv) {
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    return model::run(number(1, 100), static_cast<std::uint64_t>(number(2, 1)));
}
