#include "tests/model/op.h"

namespace model {

namespace {

int below(std::mt19937_64& dice, int end) {
    return static_cast<int>(dice() % static_cast<unsigned long>(end));
}

/// How often each comes, of a hundred.
constexpr int weights[] = {12, 18, 7, 10, 5, 6, 2, 7, 4, 1, 5, 3, 6, 3, 2, 7, 2};
static_assert(std::size(weights) == static_cast<std::size_t>(Kind::count));

Kind random_kind(std::mt19937_64& dice) {
    auto left = below(dice, 100);
    for (std::size_t kind = 0; kind < std::size(weights); ++kind)
        if ((left -= weights[kind]) < 0) return static_cast<Kind>(kind);
    return Kind::add;
}

/// Mostly whole half hours, so that times meet; some of them long, some over midnight and over the change of the clock.
Time random_length(std::mt19937_64& dice) {
    const auto which = below(dice, 12);
    if (which == 0) return (8 + below(dice, 12)) * hour;
    if (which == 1) return 5 * minute * (1 + below(dice, 30));
    return 30 * minute * (1 + below(dice, 6));
}

/// Mostly by some half hours, or to another day, or both.
Edit random_edit(std::mt19937_64& dice) {
    const auto one_in = [&](int many) { return below(dice, many) == 0; };
    Edit edit{!one_in(5), one_in(4), one_in(4), one_in(4), one_in(2)};
    if (!one_in(4)) edit.by = (one_in(6) ? 5 * minute : 30 * minute) * (below(dice, 13) - 6);
    if (one_in(3)) edit.by += day * (below(dice, 5) - 2);
    return edit;
}

}  // namespace

std::vector<Op> random_ops(std::mt19937_64& dice, int count) {
    std::vector<Op> ops;
    for (int i = 0; i < count; ++i) {
        Op op{random_kind(dice)};
        op.resource = below(dice, static_cast<int>(resources.size()));
        op.start = below(dice, 8) == 0 ? 5 * minute * below(dice, 4 * 288) : 30 * minute * below(dice, 4 * 48);
        op.length = op.kind == Kind::pass ? 5 * minute * below(dice, 60) : random_length(dice);
        op.seats = resources[static_cast<std::size_t>(op.resource)].seats ? 1 + below(dice, 3) : 1;
        op.one = static_cast<unsigned>(below(dice, 1000));
        op.other = static_cast<unsigned>(below(dice, 1000));
        op.flag = below(dice, 3) == 0;
        op.times = 2 + below(dice, 3);
        op.edit = random_edit(dice);
        ops.push_back(op);
    }
    return ops;
}

}  // namespace model
