#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tiers::member {

/// Where a text holds another as whole words: a letter or a digit, of any script, stands neither before nor behind.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from = 0);

/// Many texts, to be found in others as whole words: what it takes does not grow with their number.
class WholeWords {
public:
    void add(const std::string& words);
    bool any_in(std::string_view text) const;
    /// Those that a text holds, in the order in which they were added.
    std::vector<std::string> all_in(std::string_view text) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    /// Calls for each place of a text where one is, until told to stop.
    template <class Found>
    void find(std::string_view text, Found found) const;

    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_;
    std::set<std::size_t> lengths_;
};

}  // namespace tiers::member
