#pragma once

#include <optional>
#include <vector>

#include "time/opening_hours.h"

namespace tiers {

/// One rule of opening hours. Selectors of a kind are alternatives; kinds that are there must all agree with the day.
struct OpeningHours::Rule {
    struct Years {
        int first, last, step;
    };
    /// A point of the year: a date, the nth weekday of a month, or Easter; with an offset in days.
    struct Point {
        std::optional<int> year;
        unsigned month = 1;    ///< 0: Easter
        unsigned day = 1;      ///< 0: the nth weekday
        unsigned weekday = 0;  ///< ISO, 1 to 7
        int nth = 0;
        int offset = 0;
    };
    struct Dates {
        Point first, last;
        int step = 1;
        bool whole_months = false;  ///< from the first day of one month to the last of another
    };
    struct Weeks {
        int first, last, step;
    };
    struct Weekdays {
        unsigned first = 1, last = 7;  ///< ISO, may wrap
        std::vector<int> nth;          ///< in the month; negative from its end; empty for all
        int offset = 0;
        bool holiday = false;  ///< PH
    };
    /// Minutes from midnight of the day; the end may lie in the next.
    struct Times {
        int from, to;
    };

    std::vector<Years> years;
    std::vector<Dates> dates;
    std::vector<Weeks> weeks;
    std::vector<Weekdays> weekdays;
    std::vector<Times> times;  ///< empty: the whole day
    bool closed = false;
    std::string comment;
    bool additional = false;  ///< joined by a comma: adds to what came before

    bool matches(Day day, const Holidays& holidays) const;
};

}  // namespace tiers
