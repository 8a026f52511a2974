#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tiers {

/// A place in a text of opening hours, read from left to right; what is not expected there is an error at that place.
class HoursCursor {
public:
    explicit HoursCursor(std::string_view text) : text_(text) {}

    /// Throws BadInput that quotes what cannot be read.
    [[noreturn]] void fail() const;

    std::size_t at() const { return at_; }
    void back_to(std::size_t at) { at_ = at; }
    bool at_end() const { return at_ >= text_.size(); }
    /// The character so far ahead; NUL behind the end.
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void skip(std::size_t count = 1) { at_ += count; }
    void blanks();

    bool take(char c);
    bool take(std::string_view text);
    void expect(char c);
    /// What stands before the next `c`, which is taken too.
    std::string_view take_until(char c);

    /// The word of letters that stands here, lower case.
    std::string word() const;
    bool take_word(std::string_view wanted);
    /// Which of the names stands here, from 1.
    template <std::size_t n>
    std::optional<unsigned> take_name(const std::array<std::string_view, n>& names) {
        const auto here = word();
        for (std::size_t i = 0; i < n; ++i)
            if (names[i] == here) {
                skip(here.size());
                return static_cast<unsigned>(i) + 1;
            }
        return std::nullopt;
    }

    bool digit(std::size_t ahead = 0) const { return peek(ahead) >= '0' && peek(ahead) <= '9'; }
    std::size_t digits() const;
    int number(std::size_t most_digits);
    int number_between(int least, int greatest, std::size_t most_digits);
    /// Four digits that begin no time of the day.
    bool is_year() const { return digits() == 4 && peek(4) != ':' && peek(4) != '.'; }

    /// Takes a comma when what follows it goes on with the same list, and leaves it when it begins something else.
    template <class Test>
    bool comma_before(Test test) {
        const auto start = at_;
        blanks();
        if (take(',')) {
            blanks();
            if (test()) return true;
        }
        back_to(start);
        return false;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace tiers
