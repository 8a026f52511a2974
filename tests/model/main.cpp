// Random sequences of operations on the engine and on a slow model of it, which must agree at each step: tiers-model
// [SEQUENCES] [SEED]. A sequence on which they differ is cut down to what is needed to see it, and told.
#include <fmt/format.h>
#include <tiers/time.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "tests/model/engine.h"

using namespace tiers;

namespace model {

namespace {

constexpr int operations = 200;

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
        case Kind::move_following:
        case Kind::move_all:
            return fmt::format("move {}{}{}{} {}{}", one, op.edit.time ? " " + when : "",
                               op.edit.resource ? fmt::format(" --to {}", resource) : "",
                               op.edit.seats ? fmt::format(" --seats {}", op.seats) : "",
                               op.kind == Kind::move_all ? "--all" : "--following",
                               op.edit.skip ? " --skip-conflicts" : "");
        case Kind::cancel_all:
            return fmt::format("cancel {} --all", one);
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

    static bool is_edit(Kind kind) { return kind == Kind::move_following || kind == Kind::move_all; }

    /// Whether an operation is likely to do something to a booking.
    static bool suits(Kind kind, const Booked& one) {
        if (kind == Kind::approve || kind == Kind::decline) return one.ended.empty() && one.state != "confirmed";
        if (kind == Kind::checkout) return one.ended.empty() && one.in && !one.out;
        if (kind == Kind::cancel_following || kind == Kind::cancel_all) return one.ended.empty() && one.series != 0;
        if (is_edit(kind)) return one.ended.empty() && one.series != 0 && !one.in;
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

    /// An edit of a series moves an occurrence from where it stands.
    void begin_where_it_stands(Op& op, std::int64_t one) const {
        if (!is_edit(op.kind) || one > static_cast<std::int64_t>(slow_.bookings.size())) return;
        const auto& stands = slow_.bookings[static_cast<std::size_t>(one - 1)];
        op.start = stands.start + op.edit.by - begin_;
        if (!op.edit.length) op.length = stands.end - stands.start;
    }

    void step(Op op) {
        want_what_is_taken(op);
        const auto kept = slow_;
        const auto bookings = static_cast<std::int64_t>(slow_.bookings.size());
        const auto waits = static_cast<std::int64_t>(slow_.waiting.size());
        const auto one = op.kind != Kind::stop_waiting ? pick(op.kind, op.one) : waits == 0 ? 1 : op.one % waits + 1;
        begin_where_it_stands(op, one);
        const auto start = begin_ + op.start, end = start + op.length;
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
        engine_exit_ = engine_.tries(op, one, other, start, end, moved_to);
        slow_exit_ = 0;
        try {
            on_model(op, one, other, start, end, moved_to);
        } catch (const No& no) {
            slow_exit_ = no.exit;
            slow_ = kept;
        }
        tally_.done[op.kind][slow_exit_ == 0] += 1;
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
            case Kind::move_following:
            case Kind::move_all: {
                Slow::Change to;
                if (op.edit.time) to.span = {start, end};
                if (op.edit.resource) to.resource = op.resource;
                if (op.edit.seats) to.seats = op.seats;
                slow_.move_series(one, to, op.kind == Kind::move_all, op.edit.skip);
                break;
            }
            case Kind::cancel_all:
                slow_.cancel_to_come(one);
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
        "pass",           "add",      "series",      "move",    "swap",    "cancel",  "cancel following",
        "move following", "move all", "cancel all",  "approve", "decline", "checkin", "checkout",
        "excuse",         "wait",     "stop waiting"};
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
