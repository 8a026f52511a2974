#include "base/text.h"
#include "time/opening_hours_days.h"

namespace tiers {

namespace {

using Rule = OpeningHours::Rule;

/// 0 for am, 12 for pm.
std::optional<int> read_half_of_day(HoursCursor& in) {
    const auto start = in.at();
    in.blanks();
    const auto first = static_cast<char>(in.peek() | 32);
    if (first == 'a' || first == 'p') {
        in.skip();
        in.take('.');
        if ((in.peek() | 32) == 'm') {
            in.skip();
            in.take('.');
            return first == 'a' ? 0 : 12;
        }
    }
    in.back_to(start);
    return std::nullopt;
}

/// 08:30, 8.30, 8, 8:30am, 12 p.m.; minutes from midnight.
int read_clock(HoursCursor& in, int latest) {
    const auto start = in.at();
    const auto hour = in.number(2);
    auto minute = 0;
    if ((in.peek() == ':' || in.peek() == '.') && in.digit(1)) {
        in.skip();
        if (in.digits() != 2) in.fail();
        minute = in.number_between(0, 59, 2);
    }
    auto time = hour * 60 + minute;
    if (const auto half = read_half_of_day(in)) {
        if (hour < 1 || hour > 12) in.fail();
        time = (hour % 12 + *half) * 60 + minute;
    }
    if (time > latest) {
        in.back_to(start);
        in.fail();
    }
    return time;
}

void read_times(HoursCursor& in, Rule& rule) {
    do {
        in.blanks();
        Rule::Times span{read_clock(in, 24 * 60 - 1), 0};
        in.blanks();
        in.expect('-');
        in.blanks();
        span.to = read_clock(in, 48 * 60);
        if (span.to <= span.from) span.to += 24 * 60;
        if (in.peek() == '/' || in.peek() == '+') in.fail();  // points in time, an open end: not hours one can book by
        rule.times.push_back(span);
    } while (in.comma_before([&] { return in.digit() && !in.is_year(); }));
}

void read_comment(HoursCursor& in, Rule& rule) {
    in.blanks();
    if (in.take('"')) rule.comment = std::string(in.take_until('"'));
}

Rule read_rule(HoursCursor& in, bool additional) {
    Rule rule;
    rule.additional = additional;
    auto said = false, stated = false;
    for (;;) {
        in.blanks();
        if (take_day_selector(in, rule)) {
            said = true;
        } else if (rule.times.empty() && in.take("24/7")) {
            rule.times.push_back({0, 1440});
            said = true;
            if (in.peek() == ':') in.skip();
        } else if (rule.times.empty() && in.digit()) {
            read_times(in, rule);
            said = true;
        } else if (!stated && (in.take_word("off") || in.take_word("closed"))) {
            rule.closed = stated = said = true;
            if (in.peek() == ':') in.skip();
        } else if (!stated && in.take_word("open")) {
            stated = said = true;
        } else {
            break;
        }
    }
    if (!said) in.fail();
    // A comment without "open" means that nobody knows: not hours one can book by.
    if (stated) read_comment(in, rule);
    if (rule.closed && rule.times.size() == 1 && rule.times[0].from == 0 && rule.times[0].to == 1440)
        rule.times.clear();
    return rule;
}

std::vector<Rule> read_rules(HoursCursor in) {
    std::vector<Rule> all;
    auto additional = false;
    for (;;) {
        all.push_back(read_rule(in, additional));
        in.blanks();
        if (in.at_end()) return all;
        additional = in.take(',');
        if (!additional) in.expect(';');
        in.blanks();
        if (in.at_end() && !additional) return all;  // a last ";" ends the last rule
    }
}

}  // namespace

OpeningHours OpeningHours::parse(std::string_view text) {
    OpeningHours hours;
    hours.rules_ = std::make_shared<const std::vector<Rule>>(read_rules(HoursCursor(trim(text))));
    return hours;
}

}  // namespace tiers
