#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "i18n/dates.h"
#include "i18n/numbers.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

WallTime wall_of(const Moment& moment) {
    return WallTime((moment.at + moment.offset).time_since_epoch());
}

std::string whole(std::int64_t number, Kind kind, Language language) {
    switch (kind) {
        case Kind::id:
        case Kind::code:
            return fmt::format("{}", number);
        case Kind::money:
            return amount(number, language);
        case Kind::minutes:
            return fmt::format("{}:{:02}", number / 60, number % 60);
        default:
            return grouped(number, language);
    }
}

/// As many as two digits ask for.
int decimals_of_estimate(double number) {
    if (number == 0) return 0;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(std::abs(number)))), 0, 6);
}

std::string real(double number, Kind kind, Language language) {
    if (kind == Kind::ratio) return percentage(number, language);
    if (kind == Kind::count) return decimal(number, 0, language);
    if (kind == Kind::estimate) return decimal(number, decimals_of_estimate(number), language);
    return decimal(number, kind == Kind::hours ? 1 : 2, language);
}

/// Each word that has a translation; "09" has none.
std::string translated(const std::string& text) {
    if (text.find(' ') == text.npos) return text.empty() ? text : tr(text.c_str());
    std::vector<std::string> words;
    for (const auto word : split(text, ' ')) words.emplace_back(word.empty() ? "" : tr(std::string(word).c_str()));
    return join(words, " ");
}

/// "October 2026 · Coworking Pays Basque"
std::string joined(const std::string& when, const std::string& whose) {
    return when.empty() || whose.empty() ? when + whose : when + " · " + whose;
}

}  // namespace

std::string shown(const Value& value, Kind kind, Language language) {
    struct Show {
        Kind kind;
        Language language;
        std::string operator()(std::monostate) const { return "–"; }
        std::string operator()(const std::string& text) const { return kind == Kind::word ? translated(text) : text; }
        std::string operator()(std::int64_t number) const { return whole(number, kind, language); }
        std::string operator()(double number) const { return real(number, kind, language); }
        std::string operator()(bool flag) const { return flag ? tr("yes") : tr("no"); }
        std::string operator()(Day day) const { return iso(day); }
        std::string operator()(const Moment& moment) const {
            const auto wall = wall_of(moment);
            return iso(std::chrono::floor<std::chrono::days>(wall)) + " " + clock(wall);
        }
    };
    return std::visit(Show{kind, language}, value);
}

std::string shown(const Period& period, Language language) {
    using namespace std::chrono;
    if (!period.from || !period.to) return period.text;
    const auto last = *period.to - days(1);
    const year_month_day from(*period.from), to(*period.to);
    if (last == *period.from) return long_date(last, language);
    if (from.day() == day(1) && to.day() == day(1)) {
        if (to.year() / to.month() == from.year() / from.month() + months(1)) return month_year(*period.from, language);
        if (from.month() == January && to.month() == January && to.year() == from.year() + years(1))
            return fmt::format("{}", static_cast<int>(from.year()));
    }
    return fmt::format("{} – {}", long_date(*period.from, language), long_date(last, language));
}

std::string subtitle(const Document& document, Language language) {
    return joined(document.period ? shown(*document.period, language) : std::string(), document.whose);
}

std::string one_line(const Document& document, Language language) {
    return joined(document.title, subtitle(document, language));
}

bool stands_right(Kind kind) {
    switch (kind) {
        case Kind::text:
        case Kind::code:
        case Kind::word:
        case Kind::day:
        case Kind::instant:
        case Kind::flag:
            return false;
        default:
            return true;
    }
}

}  // namespace tiers::render
