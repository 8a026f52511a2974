#include <tiers/error.h>
#include <tiers/time.h>
#include <array>
#include <optional>

#include "base/text.h"

namespace tiers {

namespace {

using namespace std::chrono;

[[noreturn]] void throw_not_a_period(std::string_view text) {
    throw BadInput("bad_period", say("'{}' is not a period", text),
                   tr("for instance 2026-03, last-month, or 2026-01-05..2026-01-16"));
}

Day first_of(year_month month) {
    return local_days(month / day(1));
}
year_month month_of(Day day) {
    const year_month_day date(day);
    return date.year() / date.month();
}
year_month quarter_of(Day day) {
    const auto month = month_of(day);
    return month.year() / std::chrono::month((static_cast<unsigned>(month.month()) - 1) / 3 * 3 + 1);
}

DaySpan months_from(year_month first, int count) {
    return {first_of(first), first_of(first + months(count))};
}

/// Up to 9999.
std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const auto digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = 10 * value + (digit - '0');
        if (value > 9999) return std::nullopt;
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

/// The Monday of ISO week 1: the week that holds 4 January.
Day first_week(int of_year) {
    return monday_of(local_days(year(of_year) / January / 4));
}

std::optional<DaySpan> iso_week(int of_year, std::string_view digits) {
    const auto week = number(digits);
    if (!week || digits.size() != 2 || *week < 1) return std::nullopt;
    const auto start = first_week(of_year) + weeks(*week - 1);
    if (start >= first_week(of_year + 1)) return std::nullopt;
    return DaySpan{start, start + weeks(1)};
}

std::optional<DaySpan> iso_day(int of_year, std::string_view month_digits, std::string_view day_digits) {
    const auto m = number(month_digits), d = number(day_digits);
    if (!m || !d || month_digits.size() != 2 || day_digits.size() != 2) return std::nullopt;
    const auto date = year(of_year) / *m / *d;
    if (!date.ok()) return std::nullopt;
    return DaySpan{local_days(date), local_days(date) + days(1)};
}

/// 2026, 2026-Q1, 2026-W12, 2026-03, 2026-03-05.
std::optional<DaySpan> dated(std::string_view text) {
    const auto parts = split(text, '-');
    const auto y = number(parts[0]);
    if (!y || parts[0].size() != 4 || *y < 1 || parts.size() > 3) return std::nullopt;
    if (parts.size() == 1) return months_from(year(*y) / January, 12);
    if (parts.size() == 3) return iso_day(*y, parts[1], parts[2]);
    const auto& second = parts[1];
    if (second.size() == 2 && (second[0] == 'Q' || second[0] == 'q') && second[1] >= '1' && second[1] <= '4')
        return months_from(year(*y) / month(static_cast<unsigned>(second[1] - '1') * 3 + 1), 3);
    if (second.size() == 3 && (second[0] == 'W' || second[0] == 'w')) return iso_week(*y, second.substr(1));
    const auto m = number(second);
    if (!m || second.size() != 2 || *m < 1 || *m > 12) return std::nullopt;
    return months_from(year(*y) / month(static_cast<unsigned>(*m)), 1);
}

enum class Unit { day, week, month, quarter, year };

struct PeriodWord {
    std::string_view text;  // folded
    int shift;              // in units, from the one that holds today
    Unit unit;
};

constexpr PeriodWord period_words[] = {
    {"today", 0, Unit::day},
    {"yesterday", -1, Unit::day},
    {"tomorrow", 1, Unit::day},
    {"aujourd'hui", 0, Unit::day},
    {"hier", -1, Unit::day},
    {"demain", 1, Unit::day},
    {"this-week", 0, Unit::week},
    {"last-week", -1, Unit::week},
    {"next-week", 1, Unit::week},
    {"cette-semaine", 0, Unit::week},
    {"semaine-derniere", -1, Unit::week},
    {"semaine-prochaine", 1, Unit::week},
    {"this-month", 0, Unit::month},
    {"last-month", -1, Unit::month},
    {"next-month", 1, Unit::month},
    {"ce-mois", 0, Unit::month},
    {"mois-dernier", -1, Unit::month},
    {"mois-prochain", 1, Unit::month},
    {"this-quarter", 0, Unit::quarter},
    {"last-quarter", -1, Unit::quarter},
    {"next-quarter", 1, Unit::quarter},
    {"ce-trimestre", 0, Unit::quarter},
    {"trimestre-dernier", -1, Unit::quarter},
    {"trimestre-prochain", 1, Unit::quarter},
    {"this-year", 0, Unit::year},
    {"last-year", -1, Unit::year},
    {"next-year", 1, Unit::year},
    {"cette-annee", 0, Unit::year},
    {"annee-derniere", -1, Unit::year},
    {"annee-prochaine", 1, Unit::year},
};

DaySpan unit_span(Unit unit, int shift, Day today) {
    switch (unit) {
        case Unit::day:
            return {today + days(shift), today + days(shift + 1)};
        case Unit::week:
            return {monday_of(today) + weeks(shift), monday_of(today) + weeks(shift + 1)};
        case Unit::month:
            return months_from(month_of(today) + months(shift), 1);
        case Unit::quarter:
            return months_from(quarter_of(today) + months(3 * shift), 3);
        case Unit::year:
            break;
    }
    return months_from(month_of(today).year() / January + years(shift), 12);
}

constexpr std::array<std::string_view, 14> weekdays = {"monday",   "tuesday",  "wednesday", "thursday", "friday",
                                                       "saturday", "sunday",   "lundi",     "mardi",    "mercredi",
                                                       "jeudi",    "vendredi", "samedi",    "dimanche"};

/// The last of that weekday, today included, or the first from a day on.
std::optional<DaySpan> weekday_named(std::string_view word, Day today, std::optional<Day> from) {
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
        if (word != weekdays[i]) continue;
        const auto named = Monday + days(static_cast<int>(i % 7));
        const auto day = from ? *from + (named - weekday(*from)) : today - (weekday(today) - named);
        return DaySpan{day, day + days(1)};
    }
    return std::nullopt;
}

/// last-30-days, 30-derniers-jours: the days before today.
std::optional<DaySpan> last_days(std::string_view word, Day today) {
    std::string_view digits;
    if (word.starts_with("last-") && word.ends_with("-days"))
        digits = word.substr(5, word.size() - 10);
    else if (word.ends_with("-derniers-jours"))
        digits = word.substr(0, word.size() - 15);
    const auto count = number(digits);
    if (!count || *count < 1) return std::nullopt;
    return DaySpan{today - days(*count), today};
}

DaySpan token(std::string_view text, Day today, std::optional<Day> weekdays_from) {
    if (const auto found = dated(text)) return *found;
    const auto word = folded(text);
    for (const auto& known : period_words)
        if (word == known.text) return unit_span(known.unit, known.shift, today);
    if (const auto found = weekday_named(word, today, weekdays_from)) return *found;
    if (const auto found = last_days(word, today)) return *found;
    throw_not_a_period(text);
}

}  // namespace

Period parse_period(std::string_view given, Day today, std::optional<Day> weekdays_from) {
    const auto text = trim(given);
    Period period{{}, {}, std::string(text)};
    const auto dots = text.find("..");
    if (dots == text.npos) {
        const auto span = token(text, today, weekdays_from);
        period.from = span.start;
        period.to = span.end;
        return period;
    }
    const auto first = trim(text.substr(0, dots)), last = trim(text.substr(dots + 2));
    if (first.empty() && last.empty()) throw_not_a_period(text);
    if (!first.empty()) period.from = token(first, today, weekdays_from).start;
    if (weekdays_from && period.from) weekdays_from = period.from;
    if (!last.empty()) period.to = token(last, today, weekdays_from).end;
    if (period.from && period.to && *period.from >= *period.to)
        throw BadInput("bad_period", say("'{}' ends before it starts", text),
                       tr("the earlier day goes first: 2026-01-05..2026-01-16"));
    return period;
}

Day parse_day(std::string_view text) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        if (const auto y = number(text.substr(0, 4)))
            if (const auto found = iso_day(*y, text.substr(5, 2), text.substr(8))) return found->start;
    throw BadInput("bad_day", say("'{}' is not a day", text), tr("for instance 2026-03-05"));
}

}  // namespace tiers
