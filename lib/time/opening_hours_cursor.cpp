#include "time/opening_hours_cursor.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"

namespace tiers {

namespace {

bool letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

}  // namespace

void HoursCursor::fail() const {
    const auto rest = text_.substr(std::min(at_, text_.size()));
    throw BadInput("bad_hours",
                   rest.empty() ? say("opening hours '{}' end too early", text_)
                                : say("opening hours '{}' cannot be read from '{}'", text_, rest),
                   tr("for instance \"Mo-Fr 08:30-19:00; PH off\""));
}

void HoursCursor::blanks() {
    while (peek() == ' ' || peek() == '\t') skip();
}

bool HoursCursor::take(char c) {
    if (peek() != c) return false;
    skip();
    return true;
}

bool HoursCursor::take(std::string_view text) {
    if (!text_.substr(at_).starts_with(text)) return false;
    skip(text.size());
    return true;
}

void HoursCursor::expect(char c) {
    if (!take(c)) fail();
}

std::string_view HoursCursor::take_until(char c) {
    const auto end = text_.find(c, at_);
    if (end == text_.npos) fail();
    const auto before = text_.substr(at_, end - at_);
    back_to(end + 1);
    return before;
}

std::string HoursCursor::word() const {
    std::string found;
    for (auto i = at_; i < text_.size() && letter(text_[i]); ++i) found += static_cast<char>(text_[i] | 32);
    return found;
}

bool HoursCursor::take_word(std::string_view wanted) {
    if (word() != wanted) return false;
    skip(wanted.size());
    return true;
}

std::size_t HoursCursor::digits() const {
    std::size_t count = 0;
    while (digit(count)) ++count;
    return count;
}

int HoursCursor::number(std::size_t most_digits) {
    const auto count = digits();
    if (count == 0 || count > most_digits) fail();
    const auto value = static_cast<int>(*whole_number(text_.substr(at_, count)));
    skip(count);
    return value;
}

int HoursCursor::number_between(int least, int greatest, std::size_t most_digits) {
    const auto start = at_;
    const auto value = number(most_digits);
    if (value >= least && value <= greatest) return value;
    back_to(start);
    fail();
}

}  // namespace tiers
