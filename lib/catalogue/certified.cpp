#include "catalogue/certified.h"

#include <algorithm>

#include "store/database.h"

namespace tiers::catalogue {

bool certified(const Store& store, std::int64_t member, const std::string& code, const DaySpan& days) {
    auto row = store.db().prepare(
        "select first, last, revoked from certificate where member_id = :member and code = :code order by first, id");
    row.bind(":member", member).bind(":code", code);
    auto covered = days.start;  // up to this day, not included
    while (row.step()) {
        const auto last = row.optional<Day>(1), revoked = row.optional<Day>(2);
        const auto end = std::min(last ? *last + one_day : Day::max(), revoked.value_or(Day::max()));
        if (row.day(0) <= covered) covered = std::max(covered, end);
    }
    return covered >= days.end;
}

}  // namespace tiers::catalogue
