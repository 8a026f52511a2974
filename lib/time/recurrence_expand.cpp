#include <tiers/error.h>
#include <tiers/i18n.h>
#include <algorithm>
#include <set>

#include "time/recurrence_parts.h"

namespace tiers {

namespace {

using namespace std::chrono;
using Parts = Recurrence::Parts;

/// Periods looked at and instances found in them: far more than any calendar asks, and a second or so.
constexpr std::size_t most_work = 2'000'000;

Day first_of_year(year of) {
    return local_days(of / January / 1);
}
Day last_of_month(year_month of) {
    return local_days(of / last);
}
int day_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(year_month_day(day).day()));
}
year year_of(Day day) {
    return year_month_day(day).year();
}
int month_number_of(Day day) {
    return static_cast<int>(static_cast<unsigned>(year_month_day(day).month()));
}

bool holds(const std::vector<int>& list, int value) {
    return std::binary_search(list.begin(), list.end(), value);
}
bool free_or_holds(const std::vector<int>& list, int value) {
    return list.empty() || holds(list, value);
}

bool on_month_day(const Parts& parts, Day day) {
    if (parts.month_days.empty()) return true;
    const year_month_day date(day);
    const auto length = day_of(last_of_month(date.year() / date.month()));
    return holds(parts.month_days, day_of(day)) || holds(parts.month_days, day_of(day) - length - 1);
}

bool on_year_day(const Parts& parts, Day day) {
    if (parts.year_days.empty()) return true;
    const auto number = static_cast<int>((day - first_of_year(year_of(day))).count()) + 1;
    const auto length =
        static_cast<int>((first_of_year(year_of(day) + years(1)) - first_of_year(year_of(day))).count());
    return holds(parts.year_days, number) || holds(parts.year_days, number - length - 1);
}

/// Whether a day is the nth of its weekday within [first, last].
bool is_nth(Day day, int nth, Day first, Day last_day) {
    if (nth > 0) return (day - first).count() / 7 + 1 == nth;
    return (last_day - day).count() / 7 + 1 == -nth;
}

/// BYDAY: numbers count within the month for MONTHLY and where BYMONTH stands, within the year otherwise.
bool on_weekday(const Parts& parts, Day day) {
    if (parts.weekdays.empty()) return true;
    return std::any_of(parts.weekdays.begin(), parts.weekdays.end(), [&](const Parts::WeekdayNumber& wanted) {
        if (wanted.weekday != weekday(day).iso_encoding()) return false;
        if (wanted.nth == 0) return true;
        const year_month_day date(day);
        if (parts.frequency == Frequency::monthly || !parts.months.empty())
            return is_nth(day, wanted.nth, local_days(date.year() / date.month() / 1),
                          last_of_month(date.year() / date.month()));
        return is_nth(day, wanted.nth, first_of_year(date.year()), first_of_year(date.year() + years(1)) - days(1));
    });
}

/// The first day of week 1 of a year: the first week with four days in it, weeks starting on WKST.
Day first_week(year of, unsigned week_start) {
    const auto january_4 = first_of_year(of) + days(3);
    return january_4 - days((weekday(january_4).iso_encoding() + 7 - week_start) % 7);
}

Day week_of(Day day, unsigned week_start) {
    return day - days((weekday(day).iso_encoding() + 7 - week_start) % 7);
}

std::vector<Day> days_between(Day first, Day end) {
    std::vector<Day> all;
    for (auto day = first; day < end; day += days(1)) all.push_back(day);
    return all;
}

/// One expansion: the start it counts from, and the rule.
class Expansion {
public:
    Expansion(const Parts& parts, WallTime start)
        : parts_(parts), start_(start), first_day_(floor<days>(start)), time_(start - WallTime(first_day_)) {
        prepare_times();
    }

    /// Looks no further than a thousand years, or a week past `before`: a week of a year may begin in the year before.
    void each(std::optional<WallTime> before, const std::function<bool(WallTime)>& take) {
        const auto last = WallTime(first_day_) + days(365'243);
        const auto end = before ? std::min(last, *before + days(7)) : last;
        for (std::int64_t step = 0; !done_; ++step) {
            spend(1);
            const auto instances = parts_.frequency <= Frequency::daily ? of_days(step) : of_times();
            for (const auto instance : chosen(instances)) give(instance, take);
            const auto reached = parts_.frequency <= Frequency::daily ? WallTime(period_) : cursor_;
            if (reached > end || (parts_.until && reached > *parts_.until + days(7))) return;
        }
    }

private:
    /// An end that is not that of the rule would be a wrong answer.
    void spend(std::size_t work) {
        work_ += work;
        if (work_ > most_work) throw BadInput("rule_too_long", tr("the recurrence rule takes too long to follow"));
    }

    void give(WallTime instance, const std::function<bool(WallTime)>& take) {
        if (done_ || instance < start_) return;
        if (parts_.until && instance > *parts_.until) {
            done_ = true;
            return;
        }
        done_ = !take(instance) || (parts_.count && ++given_ >= *parts_.count);
    }

    /// BYSETPOS picks from the instances of one period.
    std::vector<WallTime> chosen(const std::vector<WallTime>& all) const {
        if (parts_.positions.empty()) return all;
        std::set<WallTime> picked;
        const auto size = static_cast<int>(all.size());
        for (const auto position : parts_.positions) {
            const auto at = position > 0 ? position - 1 : size + position;
            if (at >= 0 && at < size) picked.insert(all[static_cast<std::size_t>(at)]);
        }
        return {picked.begin(), picked.end()};
    }

    /// The times of a day that DAILY and longer rules give.
    void prepare_times() {
        const auto clock = time_.count();
        const auto or_own = [](const std::vector<int>& list, std::int64_t own) {
            return list.empty() ? std::vector<int>{static_cast<int>(own)} : list;
        };
        for (const auto hour : or_own(parts_.hours, clock / 3600))
            for (const auto minute : or_own(parts_.minutes, clock / 60 % 60))
                for (const auto second : or_own(parts_.seconds, clock % 60))
                    times_.push_back(hours(hour) + minutes(minute) + Seconds(std::min(second, 59)));
    }

    std::vector<WallTime> of_days(std::int64_t step) {
        std::vector<WallTime> all;
        const auto days_here = period_days(step);
        spend(days_here.size() * times_.size());
        for (const auto day : days_here)
            for (const auto time : times_) all.push_back(WallTime(day) + time);
        return all;
    }

    std::vector<Day> period_days(std::int64_t step) {
        const auto ahead = step * parts_.interval;
        switch (parts_.frequency) {
            case Frequency::yearly:
                return year_days(year_of(first_day_) + years(ahead));
            case Frequency::monthly: {
                const year_month_day date(first_day_);
                return month_days(date.year() / date.month() + months(ahead));
            }
            case Frequency::weekly:
                return week_days(week_of(first_day_, parts_.week_start) + days(7 * ahead));
            default:
                break;
        }
        period_ = first_day_ + days(ahead);
        return kept({period_});
    }

    /// What passes every part that limits.
    std::vector<Day> kept(const std::vector<Day>& all) const {
        std::vector<Day> left;
        std::copy_if(all.begin(), all.end(), std::back_inserter(left), [&](Day day) {
            return free_or_holds(parts_.months, month_number_of(day)) && on_month_day(parts_, day) &&
                   on_year_day(parts_, day) && on_weekday(parts_, day);
        });
        return left;
    }

    std::vector<Day> year_days(year of) {
        period_ = first_of_year(of);
        if (!parts_.weeks.empty()) return weeks_of(of);
        auto all = kept(days_between(period_, first_of_year(of + years(1))));
        const auto by_day = !parts_.year_days.empty() || !parts_.month_days.empty() || !parts_.weekdays.empty();
        if (by_day) return all;
        // Nothing names a day: the day of the start, in its month or in those that BYMONTH names.
        std::vector<Day> own;
        std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](Day day) {
            return day_of(day) == day_of(first_day_) &&
                   (!parts_.months.empty() || month_number_of(day) == month_number_of(first_day_));
        });
        return own;
    }

    /// BYWEEKNO: days of those weeks, also where a week reaches into the year beside; without BYDAY on the weekday of
    /// the start.
    std::vector<Day> weeks_of(year of) const {
        const auto first = first_week(of, parts_.week_start);
        const auto count = static_cast<int>((first_week(of + years(1), parts_.week_start) - first).count() / 7);
        std::vector<Day> all;
        for (int week = 1; week <= count; ++week) {
            if (!holds(parts_.weeks, week) && !holds(parts_.weeks, week - count - 1)) continue;
            for (const auto day : days_between(first + days(7 * (week - 1)), first + days(7 * week)))
                if (!parts_.weekdays.empty() || weekday(day).iso_encoding() == weekday(first_day_).iso_encoding())
                    all.push_back(day);
        }
        return kept(all);
    }

    std::vector<Day> month_days(year_month of) {
        period_ = local_days(of / 1);
        auto all = kept(days_between(period_, last_of_month(of) + days(1)));
        if (!parts_.month_days.empty() || !parts_.weekdays.empty()) return all;
        std::vector<Day> own;
        std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                     [&](Day day) { return day_of(day) == day_of(first_day_); });
        return own;
    }

    std::vector<Day> week_days(Day first) {
        period_ = first;
        auto all = kept(days_between(first, first + days(7)));
        if (!parts_.weekdays.empty()) return all;
        std::vector<Day> own;
        std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                     [&](Day day) { return weekday(day).iso_encoding() == weekday(first_day_).iso_encoding(); });
        return own;
    }

    Seconds unit() const {
        if (parts_.frequency == Frequency::hourly) return hours(1);
        return parts_.frequency == Frequency::minutely ? Seconds(60) : Seconds(1);
    }

    /// On to the first period at or after `target`, in steps of the interval.
    void advance_to(WallTime target) {
        const auto step = unit() * parts_.interval;
        const auto steps = std::max<std::int64_t>(1, (target - cursor_ + step - Seconds(1)) / step);
        cursor_ += step * steps;
    }

    /// The next hour, minute or second that the rule may give; whole days and hours that cannot match are passed over.
    std::vector<WallTime> of_times() {
        if (!begun_) {
            cursor_ = WallTime(first_day_) + time_ - Seconds(time_ % unit());
            begun_ = true;
        } else {
            advance_to(cursor_ + Seconds(1));
        }
        const auto day = floor<days>(cursor_);
        const auto clock = (cursor_ - WallTime(day)).count();
        if (kept({day}).empty()) return advance_short_of(WallTime(day + days(1)));
        if (!free_or_holds(parts_.hours, static_cast<int>(clock / 3600)))
            return advance_short_of(cursor_ - Seconds(clock % 3600) + hours(1));
        if (parts_.frequency != Frequency::hourly && !free_or_holds(parts_.minutes, static_cast<int>(clock / 60 % 60)))
            return advance_short_of(cursor_ - Seconds(clock % 60) + minutes(1));
        if (parts_.frequency == Frequency::secondly && !free_or_holds(parts_.seconds, static_cast<int>(clock % 60)))
            return {};
        return within_unit();
    }

    /// Leaves the cursor so that the next step reaches the first period at or after `target`.
    std::vector<WallTime> advance_short_of(WallTime target) {
        const auto step = unit() * parts_.interval;
        const auto steps = (target - cursor_ + step - Seconds(1)) / step;
        cursor_ += step * (steps - 1);
        return {};
    }

    std::vector<WallTime> within_unit() {
        const auto own_minute = static_cast<int>(time_.count() / 60 % 60),
                   own_second = static_cast<int>(time_.count() % 60);
        std::vector<WallTime> all;
        if (parts_.frequency == Frequency::secondly) return {cursor_};
        spend(std::max<std::size_t>(1, parts_.minutes.size()) * std::max<std::size_t>(1, parts_.seconds.size()));
        const auto seconds_here = parts_.seconds.empty() ? std::vector<int>{own_second} : parts_.seconds;
        if (parts_.frequency == Frequency::minutely) {
            for (const auto second : seconds_here) all.push_back(cursor_ + Seconds(std::min(second, 59)));
            return all;
        }
        for (const auto minute : parts_.minutes.empty() ? std::vector<int>{own_minute} : parts_.minutes)
            for (const auto second : seconds_here)
                all.push_back(cursor_ + minutes(minute) + Seconds(std::min(second, 59)));
        return all;
    }

    const Parts& parts_;
    WallTime start_;
    Day first_day_;
    Seconds time_;
    std::vector<Seconds> times_;
    Day period_{};
    WallTime cursor_{};
    bool begun_ = false;
    bool done_ = false;
    int given_ = 0;
    std::size_t work_ = 0;
};

}  // namespace

void Recurrence::each(WallTime start, const std::function<bool(WallTime)>& take, std::optional<WallTime> before) const {
    Expansion(*parts_, start).each(before, [&](WallTime wall) { return (!before || wall < *before) && take(wall); });
}

std::vector<WallTime> Recurrence::expand(WallTime start, std::size_t limit, std::optional<WallTime> before) const {
    std::vector<WallTime> found;
    if (limit == 0) return found;
    each(
        start,
        [&](WallTime wall) {
            found.push_back(wall);
            return found.size() < limit;
        },
        before);
    return found;
}

bool Recurrence::endless() const {
    return !parts_->count && !parts_->until;
}
bool Recurrence::sub_daily() const {
    return parts_->frequency > Frequency::daily;
}

Recurrence Recurrence::in(const Zone& zone) const {
    if (!parts_->until || !parts_->until_utc) return *this;
    auto parts = *parts_;
    parts.until = zone.wall(Instant(parts.until->time_since_epoch()));
    parts.until_utc = false;
    return Recurrence(std::move(parts));
}

}  // namespace tiers
