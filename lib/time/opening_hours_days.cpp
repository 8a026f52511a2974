#include "time/opening_hours_days.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tiers {

namespace {

using Rule = OpeningHours::Rule;

constexpr std::array<std::string_view, 7> weekday_names = {"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::string_view, 12> month_names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<unsigned, 12> month_lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

int read_step(HoursCursor& in, int greatest) {
    return in.take('/') ? in.number_between(1, greatest, 2) : 1;
}

/// " +3 days", " -1 day".
int read_offset(HoursCursor& in) {
    const auto start = in.at();
    in.blanks();
    if (in.peek() != '+' && in.peek() != '-') return in.back_to(start), 0;
    const auto sign = in.peek() == '-' ? -1 : 1;
    in.skip();
    in.blanks();
    if (in.digits() == 0 || in.digits() > 3) return in.back_to(start), 0;
    const auto count = in.number_between(0, 366, 3);
    in.blanks();
    if (!in.take_word("days") && !in.take_word("day")) return in.back_to(start), 0;
    return sign * count;
}

/// [1,3], [-1], [2-4].
std::vector<int> read_nth(HoursCursor& in) {
    std::vector<int> nth;
    if (!in.take('[')) return nth;
    do {
        const auto negative = in.take('-');
        const auto first = in.number_between(1, 5, 1);
        nth.push_back(negative ? -first : first);
        if (!negative && in.take('-'))
            for (auto i = first + 1, last = in.number_between(first + 1, 5, 1); i <= last; ++i) nth.push_back(i);
    } while (in.take(','));
    in.expect(']');
    return nth;
}

bool is_weekday(const HoursCursor& in) {
    return in.word() == "ph" || std::find(weekday_names.begin(), weekday_names.end(), in.word()) != weekday_names.end();
}

bool is_month(const HoursCursor& in) {
    return std::find(month_names.begin(), month_names.end(), in.word()) != month_names.end() || in.word() == "easter";
}

/// One or two digits that are no clock: a day of the month behind a month.
bool is_day_number(const HoursCursor& in) {
    const auto count = in.digits();
    return count >= 1 && count <= 2 && !((in.peek(count) == ':' || in.peek(count) == '.') && in.digit(count + 1));
}

/// Whether a year stands before a month: "2012 Jan 01", and not "2012-2014" or "2012 10:00-12:00".
bool year_of_date(HoursCursor& in) {
    const auto start = in.at();
    in.skip(4);
    in.blanks();
    const auto month = is_month(in);
    in.back_to(start);
    return month;
}

bool month_with_weekday(HoursCursor& in) {
    const auto start = in.at();
    in.take_name(month_names);
    in.blanks();
    const auto weekday = is_weekday(in);
    in.back_to(start);
    return weekday;
}

unsigned read_day(HoursCursor& in, unsigned month) {
    const auto start = in.at();
    const auto day = static_cast<unsigned>(in.number(2));
    if (day < 1 || day > month_lengths[month - 1]) {
        in.back_to(start);
        in.fail();
    }
    if (in.peek() == '.' && !in.digit(1)) in.skip();  // "24."
    return day;
}

/// A month with or without a day, the nth weekday of a month, or Easter. `whole` is set for a month alone.
Rule::Point read_point(HoursCursor& in, bool& whole) {
    Rule::Point point;
    if (in.is_year()) {
        point.year = in.number(4);
        in.blanks();
    }
    whole = false;
    if (in.take_word("easter")) {
        point.month = 0;
        point.offset = read_offset(in);
        return point;
    }
    const auto month = in.take_name(month_names);
    if (!month) in.fail();
    point.month = *month;
    const auto start = in.at();
    in.blanks();
    if (is_day_number(in)) {
        point.day = read_day(in, *month);
    } else if (is_weekday(in) && in.word() != "ph" && in.peek(2) == '[') {
        point.day = 0;
        point.weekday = *in.take_name(weekday_names);
        const auto nth = read_nth(in);
        if (nth.size() != 1) in.fail();
        point.nth = nth.front();
    } else {
        in.back_to(start);
        whole = true;
        return point;
    }
    point.offset = read_offset(in);
    return point;
}

/// Behind "Mar Su[-1]" comes a range or nothing: alone it is the weekday of that month.
bool is_range_ahead(HoursCursor& in) {
    const auto start = in.at();
    bool whole = false;
    read_point(in, whole);
    in.blanks();
    const auto range = in.peek() == '-' && in.peek(1) != '\0';
    in.back_to(start);
    return range;
}

void read_weekdays(HoursCursor& in, Rule& rule) {
    do {
        in.blanks();
        Rule::Weekdays range;
        if (in.take_word("ph")) {
            range.holiday = true;
            rule.weekdays.push_back(range);
            continue;
        }
        const auto first = in.take_name(weekday_names);
        if (!first) in.fail();
        range.first = range.last = *first;
        if (in.peek() == '[') {
            range.nth = read_nth(in);
            range.offset = read_offset(in);
            // Seven days or more before the second Monday is another weekday's business.
            if (!range.nth.empty() && std::abs(range.offset) > 6) in.fail();
        } else if (in.take('-')) {
            const auto last = in.take_name(weekday_names);
            if (!last) in.fail();
            range.last = *last;
        }
        rule.weekdays.push_back(range);
    } while (in.comma_before([&] { return is_weekday(in); }));
}

/// ",15-17,19-23/2" behind a date of the same month.
void read_more_days(HoursCursor& in, Rule& rule, unsigned month) {
    while (in.comma_before([&] { return is_day_number(in) && !in.is_year(); })) {
        Rule::Dates range;
        range.first.month = range.last.month = month;
        range.first.year = range.last.year = rule.dates.back().first.year;
        range.first.day = range.last.day = read_day(in, month);
        if (in.take('-')) range.last.day = read_day(in, month);
        if (range.last.day < range.first.day) in.fail();
        range.step = read_step(in, 31);
        rule.dates.push_back(range);
    }
}

void read_dates(HoursCursor& in, Rule& rule) {
    do {
        in.blanks();
        Rule::Dates range;
        auto whole = false;
        range.first = range.last = read_point(in, whole);
        const auto before = in.at();
        in.blanks();
        if (in.take('-')) {
            in.blanks();
            auto last_whole = false;
            if (is_day_number(in) && !whole && range.first.month > 0 && range.first.day > 0) {
                range.last.day = read_day(in, range.first.month);
                if (range.last.day < range.first.day) in.fail();
            } else {
                range.last = read_point(in, last_whole);
                if (last_whole != whole) in.fail();
            }
            if (range.first.month == 0 || range.last.month == 0)
                in.fail();  // no two programs agree on ranges up to Easter
            if (range.last.year && range.first.year && *range.last.year < *range.first.year) in.fail();
        } else {
            in.back_to(before);
        }
        range.whole_months = whole;
        range.step = read_step(in, 31);
        if (whole && (range.step != 1 || (range.last.year && range.last.year != range.first.year))) in.fail();
        rule.dates.push_back(range);
        if (!whole && range.first.month > 0) read_more_days(in, rule, range.last.month);
    } while (in.comma_before([&] { return is_month(in) || (in.is_year() && year_of_date(in)); }));
}

void read_years(HoursCursor& in, Rule& rule) {
    do {
        in.blanks();
        Rule::Years range{in.number_between(1900, 9999, 4), 0, 1};
        range.last = range.first;
        if (in.take('+'))
            range.last = 9999;
        else if (in.take('-'))
            range.last = in.number_between(range.first + 1, 9999, 4);
        range.step = read_step(in, 99);
        if (range.step > 1 && range.last == range.first) range.last = 9999;
        rule.years.push_back(range);
    } while (in.comma_before([&] { return in.is_year() && !year_of_date(in); }));
}

void read_weeks(HoursCursor& in, Rule& rule) {
    do {
        in.blanks();
        Rule::Weeks range{in.number_between(1, 53, 2), 0, 1};
        range.last = in.take('-') ? in.number_between(range.first, 53, 2) : range.first;
        range.step = read_step(in, 26);
        rule.weeks.push_back(range);
    } while (in.comma_before([&] { return is_day_number(in); }));
}

}  // namespace

bool take_day_selector(HoursCursor& in, Rule& rule) {
    if (is_weekday(in)) {
        if (!rule.weekdays.empty()) in.fail();
        read_weekdays(in, rule);
    } else if (is_month(in) || (in.is_year() && year_of_date(in))) {
        if (!rule.dates.empty()) in.fail();
        // "Nov Th[4]" is a weekday of a month, "Mar Su[-1]-Oct Su[-1]" a range of dates.
        if (is_month(in) && in.word() != "easter" && !is_range_ahead(in) && month_with_weekday(in)) {
            Rule::Dates month;
            month.first.month = month.last.month = *in.take_name(month_names);
            month.whole_months = true;
            rule.dates.push_back(month);
        } else {
            read_dates(in, rule);
        }
    } else if (in.take_word("week")) {
        if (!rule.weeks.empty()) in.fail();
        read_weeks(in, rule);
    } else if (in.is_year()) {
        if (!rule.years.empty()) in.fail();
        read_years(in, rule);
    } else {
        return false;
    }
    in.blanks();
    if (in.peek() == ':' && in.peek(1) != ':') in.skip();
    return true;
}

}  // namespace tiers
