#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/model/world.h"

namespace model {

enum class Kind {
    pass,  ///< time goes by
    add,
    series,
    move,
    swap,
    cancel,
    cancel_following,
    move_following,
    move_all,
    cancel_all,
    approve,
    decline,
    checkin,
    checkout,
    excuse,
    wait,
    stop_waiting,
    count
};

/// What an edit of a series changes.
struct Edit {
    bool time = false, length = false, seats = false, resource = false;
    bool skip = false;  ///< conflicts
    Time by = 0;        ///< later
};

/// One operation. Bookings and waits are named by a number that is taken modulo what there is.
struct Op {
    Kind kind;
    int resource = 0;
    Time start = 0, length = 0;  ///< from the beginning of the days that a sequence is about
    int seats = 1;
    unsigned one = 0, other = 0;
    bool flag = false;  ///< hold it; skip conflicts; another resource too
    int times = 0;      ///< of a series
    Edit edit = {};
};

std::vector<Op> random_ops(std::mt19937_64& dice, int count);

}  // namespace model
