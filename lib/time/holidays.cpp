#include "time/holidays.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"

namespace tiers {

namespace {

using namespace std::chrono;

struct Fixed {
    month_day date;
    const char* name;
    bool alsace_moselle = false;
};
constexpr Fixed fixed[] = {
    {January / 1, msgid("New Year's Day")},
    {May / 1, msgid("Labour Day")},
    {May / 8, msgid("Victory 1945")},
    {July / 14, msgid("National Day")},
    {August / 15, msgid("Assumption")},
    {November / 1, msgid("All Saints' Day")},
    {November / 11, msgid("Armistice 1918")},
    {December / 25, msgid("Christmas Day")},
    {December / 26, msgid("Saint Stephen's Day"), true},
};

struct Movable {
    int after_easter;
    const char* name;
    bool alsace_moselle = false;
};
constexpr Movable movable[] = {
    {1, msgid("Easter Monday")},
    {39, msgid("Ascension Day")},
    {50, msgid("Whit Monday")},
    {-2, msgid("Good Friday"), true},
};

}  // namespace

Day easter(int of_year) {
    const int golden = of_year % 19, century = of_year / 100;
    const int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    const int moon = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    const int sunday = (of_year + of_year / 4 + moon + 2 - century + century / 4) % 7;
    const int offset = moon - sunday;
    const int month_number = 3 + (offset + 40) / 44;
    const int day_number = offset + 28 - 31 * (month_number / 4);
    return local_days(year(of_year) / month_number / day_number);
}

Holidays Holidays::named(std::string_view name) {
    Holidays holidays;
    if (name == "none") return holidays;
    holidays.france_ = true;
    holidays.alsace_moselle_ = name == "FR-57" || name == "FR-67" || name == "FR-68";
    if (name != "FR" && !holidays.alsace_moselle_)
        throw BadInput("bad_holidays", say("no public holidays '{}'", name), tr("FR, FR-57, FR-67, FR-68, or none"));
    return holidays;
}

Holidays Holidays::of(std::vector<Day> days) {
    Holidays holidays;
    holidays.days_ = std::move(days);
    std::sort(holidays.days_.begin(), holidays.days_.end());
    return holidays;
}

bool Holidays::contains(Day day) const {
    return std::binary_search(days_.begin(), days_.end(), day) || (france_ && !name(day).empty());
}

std::string Holidays::name(Day day) const {
    if (!france_) return {};
    const year_month_day date(day);
    for (const auto& holiday : fixed)
        if (holiday.date == date.month() / date.day() && (alsace_moselle_ || !holiday.alsace_moselle))
            return tr(holiday.name);
    const auto sunday = easter(static_cast<int>(date.year()));
    for (const auto& holiday : movable)
        if (sunday + days(holiday.after_easter) == day && (alsace_moselle_ || !holiday.alsace_moselle))
            return tr(holiday.name);
    return {};
}

}  // namespace tiers
