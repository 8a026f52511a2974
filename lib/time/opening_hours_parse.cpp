#include <tiers/error.h>
#include <algorithm>
#include <array>

#include "base/text.h"
#include "time/opening_hours_rule.h"

namespace tiers {

namespace {

using Rule = OpeningHours::Rule;

constexpr std::array<std::string_view, 7> weekday_names = {"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::string_view, 12> month_names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<unsigned, 12> month_lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/// Reads the text from left to right; what it does not know is an error at that place.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::vector<Rule> rules() {
        std::vector<Rule> all;
        auto additional = false;
        for (;;) {
            all.push_back(rule(additional));
            blanks();
            if (at_end()) return all;
            additional = text_[at_] == ',';
            if (!additional && text_[at_] != ';') fail();
            ++at_;
            blanks();
            if (at_end() && !additional) return all;  // a last ";" ends the last rule
        }
    }

private:
    [[noreturn]] void fail() const {
        const auto rest = text_.substr(std::min(at_, text_.size()));
        throw BadInput("bad_hours",
                       rest.empty() ? say("opening hours '{}' end too early", text_)
                                    : say("opening hours '{}' cannot be read from '{}'", text_, rest),
                       tr("for instance \"Mo-Fr 08:30-19:00; PH off\""));
    }
    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void blanks() {
        while (peek() == ' ' || peek() == '\t') ++at_;
    }
    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!take(c)) fail();
    }

    /// The word of letters that stands here, lower case.
    std::string word() const {
        std::string found;
        for (auto i = at_; i < text_.size() && letter(text_[i]); ++i) found += static_cast<char>(text_[i] | 32);
        return found;
    }
    bool take_word(std::string_view wanted) {
        if (word() != wanted) return false;
        at_ += wanted.size();
        return true;
    }
    template <std::size_t n>
    std::optional<unsigned> take_name(const std::array<std::string_view, n>& names) {
        const auto found = std::find(names.begin(), names.end(), word());
        if (found == names.end()) return std::nullopt;
        at_ += found->size();
        return static_cast<unsigned>(found - names.begin()) + 1;
    }
    std::size_t digits_here() const {
        std::size_t count = 0;
        while (digit(peek(count))) ++count;
        return count;
    }
    int number(std::size_t most) {
        const auto count = digits_here();
        if (count == 0 || count > most) fail();
        const auto value = static_cast<int>(*whole_number(text_.substr(at_, count)));
        at_ += count;
        return value;
    }
    int number_between(int least, int greatest, std::size_t most_digits) {
        const auto start = at_;
        const auto value = number(most_digits);
        if (value < least || value > greatest) {
            at_ = start;
            fail();
        }
        return value;
    }
    int step(int greatest) { return take('/') ? number_between(1, greatest, 2) : 1; }

    /// " +3 days", " -1 day".
    int offset() {
        const auto start = at_;
        blanks();
        if (peek() != '+' && peek() != '-') return at_ = start, 0;
        const auto sign = peek() == '-' ? -1 : 1;
        ++at_;
        blanks();
        if (digits_here() == 0 || digits_here() > 3) return at_ = start, 0;
        const auto count = number_between(0, 366, 3);
        blanks();
        if (!take_word("days") && !take_word("day")) return at_ = start, 0;
        return sign * count;
    }

    /// [1,3], [-1], [2-4].
    std::vector<int> numbers_in_month() {
        std::vector<int> nth;
        if (!take('[')) return nth;
        do {
            const auto negative = take('-');
            const auto first = number_between(1, 5, 1);
            nth.push_back(negative ? -first : first);
            if (!negative && take('-'))
                for (auto i = first + 1, last = number_between(first + 1, 5, 1); i <= last; ++i) nth.push_back(i);
        } while (take(','));
        expect(']');
        return nth;
    }

    void weekdays(Rule& rule) {
        do {
            blanks();
            Rule::Weekdays range;
            if (take_word("ph")) {
                range.holiday = true;
                rule.weekdays.push_back(range);
                continue;
            }
            const auto first = take_name(weekday_names);
            if (!first) fail();
            range.first = range.last = *first;
            if (peek() == '[') {
                range.nth = numbers_in_month();
                range.offset = offset();
                // Seven days or more before the second Monday is another weekday's business.
                if (!range.nth.empty() && std::abs(range.offset) > 6) fail();
            } else if (take('-')) {
                const auto last = take_name(weekday_names);
                if (!last) fail();
                range.last = *last;
            }
            rule.weekdays.push_back(range);
        } while (comma_before([this] { return is_weekday(); }));
    }

    bool is_weekday() const {
        return word() == "ph" || std::find(weekday_names.begin(), weekday_names.end(), word()) != weekday_names.end();
    }
    bool is_month() const {
        return std::find(month_names.begin(), month_names.end(), word()) != month_names.end() || word() == "easter";
    }
    bool is_year() const { return digits_here() == 4 && peek(4) != ':' && peek(4) != '.'; }
    /// One or two digits that are no clock: a day of the month behind a month.
    bool is_day_number() const {
        const auto count = digits_here();
        return count >= 1 && count <= 2 && !((peek(count) == ':' || peek(count) == '.') && digit(peek(count + 1)));
    }

    /// Takes a comma when what follows it goes on with the same list, and leaves it when it begins something else.
    template <class Test>
    bool comma_before(Test test) {
        const auto start = at_;
        blanks();
        if (take(',')) {
            blanks();
            if (test()) return true;
        }
        at_ = start;
        return false;
    }

    unsigned day_number(unsigned month) {
        const auto start = at_;
        const auto day = static_cast<unsigned>(number(2));
        if (day < 1 || day > month_lengths[month - 1]) {
            at_ = start;
            fail();
        }
        if (peek() == '.' && !digit(peek(1))) ++at_;  // "24."
        return day;
    }

    /// A month with or without a day, the nth weekday of a month, or Easter. `whole` is set for a month alone.
    Rule::Point point(bool& whole) {
        Rule::Point point;
        if (is_year()) {
            point.year = number(4);
            blanks();
        }
        whole = false;
        if (take_word("easter")) {
            point.month = 0;
            point.offset = offset();
            return point;
        }
        const auto month = take_name(month_names);
        if (!month) fail();
        point.month = *month;
        const auto start = at_;
        blanks();
        if (is_day_number()) {
            point.day = day_number(*month);
        } else if (is_weekday() && word() != "ph" && peek(2) == '[') {
            point.day = 0;
            point.weekday = *take_name(weekday_names);
            const auto nth = numbers_in_month();
            if (nth.size() != 1) fail();
            point.nth = nth.front();
        } else {
            at_ = start;
            whole = true;
            return point;
        }
        point.offset = offset();
        return point;
    }

    /// Behind "Mar Su[-1]" comes a range or nothing: alone it is the weekday of that month.
    bool is_range_ahead() {
        const auto start = at_;
        bool whole = false;
        point(whole);
        blanks();
        const auto range = peek() == '-' && peek(1) != '\0';
        at_ = start;
        return range;
    }

    void dates(Rule& rule) {
        do {
            blanks();
            Rule::Dates range;
            auto whole = false;
            range.first = range.last = point(whole);
            const auto before = at_;
            blanks();
            if (take('-')) {
                blanks();
                auto last_whole = false;
                if (is_day_number() && !whole && range.first.month > 0 && range.first.day > 0) {
                    range.last.day = day_number(range.first.month);
                    if (range.last.day < range.first.day) fail();
                } else {
                    range.last = point(last_whole);
                    if (last_whole != whole) fail();
                }
                if (range.first.month == 0 || range.last.month == 0)
                    fail();  // no two programs agree on ranges up to Easter
                if (range.last.year && range.first.year && *range.last.year < *range.first.year) fail();
            } else {
                at_ = before;
            }
            range.whole_months = whole;
            range.step = step(31);
            if (whole && (range.step != 1 || (range.last.year && range.last.year != range.first.year))) fail();
            rule.dates.push_back(range);
            if (!whole && range.first.month > 0) more_days(rule, range.last.month);
        } while (comma_before([this] { return is_month() || (is_year() && year_of_date()); }));
    }

    /// ",15-17,19-23/2" behind a date of the same month.
    void more_days(Rule& rule, unsigned month) {
        while (comma_before([this] { return is_day_number() && !is_year(); })) {
            Rule::Dates range;
            range.first.month = range.last.month = month;
            range.first.year = range.last.year = rule.dates.back().first.year;
            range.first.day = range.last.day = day_number(month);
            if (take('-')) range.last.day = day_number(month);
            if (range.last.day < range.first.day) fail();
            range.step = step(31);
            rule.dates.push_back(range);
        }
    }

    /// Whether a year stands before a month: "2012 Jan 01", and not "2012-2014" or "2012 10:00-12:00".
    bool year_of_date() {
        const auto start = at_;
        at_ += 4;
        blanks();
        const auto month = is_month();
        at_ = start;
        return month;
    }

    void years(Rule& rule) {
        do {
            blanks();
            Rule::Years range{number_between(1900, 9999, 4), 0, 1};
            range.last = range.first;
            if (take('+'))
                range.last = 9999;
            else if (take('-'))
                range.last = number_between(range.first + 1, 9999, 4);
            range.step = step(99);
            if (range.step > 1 && range.last == range.first) range.last = 9999;
            rule.years.push_back(range);
        } while (comma_before([this] { return is_year() && !year_of_date(); }));
    }

    void weeks(Rule& rule) {
        do {
            blanks();
            Rule::Weeks range{number_between(1, 53, 2), 0, 1};
            range.last = take('-') ? number_between(range.first, 53, 2) : range.first;
            range.step = step(26);
            rule.weeks.push_back(range);
        } while (comma_before([this] { return is_day_number(); }));
    }

    /// 08:30, 8.30, 8, 8:30am, 12 p.m.; minutes from midnight.
    int clock(int latest) {
        const auto start = at_;
        const auto hour = number(2);
        auto minute = 0;
        if ((peek() == ':' || peek() == '.') && digit(peek(1))) {
            ++at_;
            if (digits_here() != 2) fail();
            minute = number_between(0, 59, 2);
        }
        auto time = hour * 60 + minute;
        if (const auto half = half_of_day()) {
            if (hour < 1 || hour > 12) fail();
            time = (hour % 12 + *half) * 60 + minute;
        }
        if (time > latest) {
            at_ = start;
            fail();
        }
        return time;
    }

    /// 0 for am, 12 for pm.
    std::optional<int> half_of_day() {
        const auto start = at_;
        blanks();
        const auto first = static_cast<char>(peek() | 32);
        if (first == 'a' || first == 'p') {
            ++at_;
            take('.');
            if ((peek() | 32) == 'm') {
                ++at_;
                take('.');
                return first == 'a' ? 0 : 12;
            }
        }
        at_ = start;
        return std::nullopt;
    }

    void times(Rule& rule) {
        do {
            blanks();
            Rule::Times span{clock(24 * 60 - 1), 0};
            blanks();
            expect('-');
            blanks();
            span.to = clock(48 * 60);
            if (span.to <= span.from) span.to += 24 * 60;
            if (peek() == '/' || peek() == '+') fail();  // points in time, an open end: not hours one can book by
            rule.times.push_back(span);
        } while (comma_before([this] { return digit(peek()) && !is_year(); }));
    }

    void comment(Rule& rule) {
        blanks();
        if (!take('"')) return;
        const auto end = text_.find('"', at_);
        if (end == text_.npos) fail();
        rule.comment = std::string(text_.substr(at_, end - at_));
        at_ = end + 1;
    }

    /// A colon may stand between selectors and times, "Apr-Oct: 10:00-18:00".
    bool selector(Rule& rule) {
        if (is_weekday()) {
            if (!rule.weekdays.empty()) fail();
            weekdays(rule);
        } else if (is_month() || (is_year() && year_of_date())) {
            if (!rule.dates.empty()) fail();
            // "Nov Th[4]" is a weekday of a month, "Mar Su[-1]-Oct Su[-1]" a range of dates.
            if (is_month() && word() != "easter" && !is_range_ahead() && month_with_weekday()) {
                Rule::Dates month;
                month.first.month = month.last.month = *take_name(month_names);
                month.whole_months = true;
                rule.dates.push_back(month);
            } else {
                dates(rule);
            }
        } else if (take_word("week")) {
            if (!rule.weeks.empty()) fail();
            weeks(rule);
        } else if (is_year()) {
            if (!rule.years.empty()) fail();
            years(rule);
        } else {
            return false;
        }
        blanks();
        if (peek() == ':' && peek(1) != ':') ++at_;
        return true;
    }

    bool month_with_weekday() {
        const auto start = at_;
        take_name(month_names);
        blanks();
        const auto weekday = is_weekday();
        at_ = start;
        return weekday;
    }

    bool around_the_clock() {
        if (text_.substr(at_, 4) != "24/7") return false;
        at_ += 4;
        return true;
    }

    Rule rule(bool additional) {
        Rule rule;
        rule.additional = additional;
        auto said = false, stated = false;
        for (;;) {
            blanks();
            if (selector(rule)) {
                said = true;
            } else if (rule.times.empty() && around_the_clock()) {
                rule.times.push_back({0, 1440});
                said = true;
                if (peek() == ':') ++at_;
            } else if (rule.times.empty() && digit(peek())) {
                times(rule);
                said = true;
            } else if (!stated && (take_word("off") || take_word("closed"))) {
                rule.closed = stated = said = true;
                if (peek() == ':') ++at_;
            } else if (!stated && take_word("open")) {
                stated = said = true;
            } else {
                break;
            }
        }
        if (!said) fail();
        // A comment without "open" means that nobody knows: not hours one can book by.
        if (stated) comment(rule);
        if (rule.closed && rule.times.size() == 1 && rule.times[0].from == 0 && rule.times[0].to == 1440)
            rule.times.clear();
        return rule;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

OpeningHours OpeningHours::parse(std::string_view text) {
    OpeningHours hours;
    hours.rules_ = std::make_shared<const std::vector<Rule>>(Reader(trim(text)).rules());
    return hours;
}

}  // namespace tiers
