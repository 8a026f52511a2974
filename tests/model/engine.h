#pragma once

#include <tiers/store.h>
#include <memory>
#include <string>

#include "tests/model/op.h"
#include "tests/model/slow.h"

namespace model {

/// Fridays before the clock changes, 06:00 UTC.
constexpr Time days_begin[] = {1'774'591'200, 1'792'735'200};

/// The engine, on a real database in memory. What a sequence wrote is rolled back, so that the next one finds it empty.
class Engine {
public:
    Engine();

    Time now = days_begin[0];

    void begin() const;
    void end() const;

    /// Does an operation on bookings that are numbered so, from start to end, or to another resource; the exit code.
    /// What failed leaves nothing.
    int tries(const Op& op, std::int64_t one, std::int64_t other, Time start, Time end, int moved_to);

    /// What a reader sees, a line each.
    std::string seen() const;

private:
    tiers::Store store_;
    std::int64_t member_ = 0;
};

/// The same of the model.
std::string seen(const Slow& slow);

}  // namespace model
