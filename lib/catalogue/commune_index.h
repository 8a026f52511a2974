#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tiers::territory {

using Places = std::vector<std::size_t>;  ///< of communes in the table

/// Where each text stands in the table of communes; sorted once, when all are in it. Views are of texts that outlive
/// it.
template <class Text>
class CommuneIndex {
public:
    bool empty() const { return entries_.empty(); }
    void add(Text text, std::size_t place) { entries_.emplace_back(std::move(text), place); }
    void sort() { std::sort(entries_.begin(), entries_.end()); }

    /// In ascending order.
    Places at(std::string_view text) const {
        return places(text, [&](std::string_view found) { return found == text; });
    }
    /// In the order of the texts.
    Places beginning(std::string_view text) const {
        return places(text, [&](std::string_view found) { return found.starts_with(text); });
    }

private:
    template <class Fits>
    Places places(std::string_view text, Fits fits) const {
        Places found;
        const auto before = [](const auto& entry, std::string_view wanted) { return entry.first < wanted; };
        auto next = std::lower_bound(entries_.begin(), entries_.end(), text, before);
        for (; next != entries_.end() && fits(next->first); ++next) found.push_back(next->second);
        return found;
    }

    std::vector<std::pair<Text, std::size_t>> entries_;
};

}  // namespace tiers::territory
