#include "member/whole_words.h"

#include <map>

namespace tiers::member {

namespace {

/// A letter or a digit, of any script.
bool in_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const auto c = static_cast<unsigned char>(text[at]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
    for (auto at = text.find(words, from); at != text.npos; at = text.find(words, at + 1))
        if ((at == 0 || !in_word(text, at - 1)) && !in_word(text, at + words.size())) return at;
    return text.npos;
}

void WholeWords::add(const std::string& words) {
    places_.try_emplace(words, places_.size());
    lengths_.insert(words.size());
}

template <class Found>
void WholeWords::find(std::string_view text, Found found) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && in_word(text, at - 1)) continue;
        for (const auto length : lengths_) {
            if (at + length > text.size()) break;
            if (in_word(text, at + length)) continue;
            const auto place = places_.find(text.substr(at, length));
            if (place != places_.end() && found(*place)) return;
        }
    }
}

bool WholeWords::any_in(std::string_view text) const {
    auto any = false;
    find(text, [&](const auto&) { return any = true; });
    return any;
}

std::vector<std::string> WholeWords::all_in(std::string_view text) const {
    std::map<std::size_t, std::string> by_place;
    find(text, [&](const auto& one) {
        by_place.emplace(one.second, one.first);
        return false;
    });
    std::vector<std::string> all;
    for (const auto& [place, words] : by_place) all.push_back(words);
    return all;
}

}  // namespace tiers::member
