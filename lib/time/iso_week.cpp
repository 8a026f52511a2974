#include "time/iso_week.h"

namespace tiers {

IsoWeek iso_week(Day day) {
    using namespace std::chrono;
    const auto thursday = monday_of(day) + days(3);
    const auto of = year_month_day(thursday).year();
    return {static_cast<int>(of), static_cast<int>((thursday - local_days(of / January / 1)).count() / 7) + 1};
}

}  // namespace tiers
