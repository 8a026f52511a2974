#include "time/opening_hours.h"

#include <algorithm>
#include <span>

#include "time/iso_week.h"
#include "time/opening_hours_rule.h"

namespace tiers {

namespace {

using namespace std::chrono;
using Rule = OpeningHours::Rule;

/// An open or closed piece of time, with the rule it came from: a later rule cuts what earlier ones opened.
struct Piece {
    WallSpan span;
    std::size_t rule;
};

bool within_wrap(unsigned value, unsigned first, unsigned last) {
    return first <= last ? value >= first && value <= last : value >= first || value <= last;
}

/// Which weekday of its month a day is: 1 the first; and from the end: -1 the last.
bool is_nth(Day day, int nth) {
    const year_month_day date(day);
    const auto number = static_cast<int>(static_cast<unsigned>(date.day()));
    if (nth > 0) return (number - 1) / 7 + 1 == nth;
    const auto length = static_cast<int>(static_cast<unsigned>((date.year() / date.month() / last).day()));
    return (length - number) / 7 + 1 == -nth;
}

std::optional<Day> nth_weekday(int of_year, unsigned of_month, unsigned weekday_number, int nth) {
    const auto first = local_days(year(of_year) / month(of_month) / 1);
    for (auto day = first; year_month_day(day).month() == month(of_month); day += days(1))
        if (weekday(day).iso_encoding() == weekday_number && is_nth(day, nth)) return day;
    return std::nullopt;
}

std::optional<Day> resolved(const Rule::Point& point, int of_year) {
    std::optional<Day> day;
    if (point.month == 0)
        day = easter(of_year);
    else if (point.day == 0)
        day = nth_weekday(of_year, point.month, point.weekday, point.nth);
    else if (const auto date = year(of_year) / month(point.month) / std::chrono::day(point.day); date.ok())
        day = local_days(date);
    if (day) *day += days(point.offset);
    return day;
}

bool matches_months(const Rule::Dates& range, Day day) {
    const year_month_day date(day);
    if (range.first.year && static_cast<int>(date.year()) != *range.first.year) return false;
    return within_wrap(static_cast<unsigned>(date.month()), range.first.month, range.last.month);
}

bool matches_from(const Rule::Dates& range, Day day, int of_year) {
    const auto first = resolved(range.first, range.first.year.value_or(of_year));
    auto last = resolved(range.last, range.last.year.value_or(range.first.year.value_or(of_year)));
    if (first && last && *last < *first && !range.last.year)
        last = resolved(range.last, range.first.year.value_or(of_year) + 1);
    return first && last && *first <= day && day <= *last && (day - *first).count() % range.step == 0;
}

bool matches_dates(const Rule::Dates& range, Day day) {
    if (range.whole_months) return matches_months(range, day);
    const auto of_year = static_cast<int>(year_month_day(day).year());
    return matches_from(range, day, of_year) || matches_from(range, day, of_year - 1) ||
           matches_from(range, day, of_year + 1);
}

template <class List, class Test>
bool any_or_none(const List& list, Test test) {
    return list.empty() || std::any_of(list.begin(), list.end(), test);
}

bool matches_calendar(const Rule& rule, Day day) {
    const auto of_year = static_cast<int>(year_month_day(day).year());
    return any_or_none(rule.years,
                       [&](const auto& y) {
                           return of_year >= y.first && of_year <= y.last && (of_year - y.first) % y.step == 0;
                       }) &&
           any_or_none(rule.dates, [&](const auto& range) { return matches_dates(range, day); }) &&
           any_or_none(rule.weeks, [&](const auto& w) {
               const auto week = iso_week(day).number;
               return week >= w.first && week <= w.last && (week - w.first) % w.step == 0;
           });
}

bool matches_weekday(const Rule::Weekdays& range, Day day) {
    return within_wrap(weekday(day).iso_encoding(), range.first, range.last) &&
           any_or_none(range.nth, [&](int nth) { return is_nth(day, nth); });
}

WallSpan anchored(Day day, const Rule::Times& times) {
    return {WallTime(day) + minutes(times.from), WallTime(day) + minutes(times.to)};
}

/// What a day opens, and what its rules close. A rule that replaces closes the whole day to the rules before it, the
/// end of the night before included.
void add_day(Day day, const std::vector<Rule>& rules, const Holidays& holidays, std::vector<Piece>& open,
             std::vector<Piece>& cuts) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto& rule = rules[i];
        if (!rule.matches(day, holidays)) continue;
        const auto times = rule.times.empty() ? std::vector<Rule::Times>{{0, 1440}} : rule.times;
        if (!rule.closed && !rule.additional && i > 0) cuts.push_back({anchored(day, {0, 1440}), i});
        for (const auto& span : times) (rule.closed ? cuts : open).push_back({anchored(day, span), i});
    }
}

std::vector<WallSpan> without(const Piece& piece, std::span<const Piece> cuts) {
    std::vector<WallSpan> left = {piece.span};
    for (const auto& cut : cuts) {
        if (cut.rule <= piece.rule || !cut.span.overlaps(piece.span)) continue;
        std::vector<WallSpan> next;
        for (const auto& span : left) {
            if (!span.overlaps(cut.span)) {
                next.push_back(span);
                continue;
            }
            if (span.start < cut.span.start) next.push_back({span.start, cut.span.start});
            if (cut.span.end < span.end) next.push_back({cut.span.end, span.end});
        }
        left = std::move(next);
    }
    return left;
}

/// What is left of a piece. Cuts are in order of their days, and none reaches beyond two days.
std::vector<WallSpan> cuts_of(const Piece& piece, const std::vector<Piece>& cuts) {
    const auto near = [&](WallTime at) {
        return std::lower_bound(cuts.begin(), cuts.end(), at,
                                [](const Piece& cut, WallTime wanted) { return cut.span.start < wanted; });
    };
    return without(piece, {near(piece.span.start - days(3)), near(piece.span.end + days(1))});
}

/// Joins what overlaps, and what touches under the same comment.
std::vector<WallSpan> merged(std::vector<Piece> pieces, const std::vector<Rule>& rules) {
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.span < b.span; });
    std::vector<Piece> result;
    for (const auto& piece : pieces) {
        const auto joins = !result.empty() && (piece.span.start < result.back().span.end ||
                                               (piece.span.start == result.back().span.end &&
                                                rules[piece.rule].comment == rules[result.back().rule].comment));
        if (joins)
            result.back().span.end = std::max(result.back().span.end, piece.span.end);
        else
            result.push_back(piece);
    }
    std::vector<WallSpan> spans;
    for (const auto& piece : result) spans.push_back(piece.span);
    return spans;
}

}  // namespace

bool OpeningHours::Rule::matches(Day day, const Holidays& holidays) const {
    if (weekdays.empty()) return matches_calendar(*this, day);
    return std::any_of(weekdays.begin(), weekdays.end(), [&](const Weekdays& range) {
        if (range.holiday) return holidays.contains(day) && matches_calendar(*this, day);
        // "Aug Su[-1] +1 day" is the day after the last Sunday of August, in whatever month that falls.
        const auto base = day - days(range.offset);
        return matches_weekday(range, base) && matches_calendar(*this, base);
    });
}

std::vector<WallSpan> OpeningHours::open(const DaySpan& within, const Holidays& holidays) const {
    std::vector<Piece> open, cuts;
    // Two days before: hours may run to 48:00.
    for (auto day = within.start - days(2); day < within.end + days(1); day += days(1))
        add_day(day, *rules_, holidays, open, cuts);
    std::stable_sort(cuts.begin(), cuts.end(),
                     [](const Piece& a, const Piece& b) { return a.span.start < b.span.start; });
    std::vector<Piece> pieces;
    const WallSpan bounds{WallTime(within.start), WallTime(within.end)};
    for (const auto& piece : open)
        for (const auto& span : cuts_of(piece, cuts)) {
            const WallSpan clipped{std::max(span.start, bounds.start), std::min(span.end, bounds.end)};
            if (!clipped.empty()) pieces.push_back({clipped, piece.rule});
        }
    return merged(std::move(pieces), *rules_);
}

bool OpeningHours::uses_holidays() const {
    return std::any_of(rules_->begin(), rules_->end(), [](const Rule& rule) {
        return std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [](const auto& range) { return range.holiday; });
    });
}

std::vector<Span> in_zone(const std::vector<WallSpan>& walls, const Zone& zone) {
    std::vector<Span> spans;
    for (const auto& wall : walls) {
        const Span span{zone.instant(wall.start), zone.instant(wall.end)};
        if (span.empty()) continue;
        if (!spans.empty() && span.start <= spans.back().end)
            spans.back().end = std::max(spans.back().end, span.end);
        else
            spans.push_back(span);
    }
    return spans;
}

}  // namespace tiers
