#include "cmd/typed_words.h"

#include <charconv>

namespace tiers::cmd {

std::vector<std::string> comma_separated(const std::vector<std::string>& lists) {
    std::vector<std::string> words;
    for (const auto& list : lists) {
        std::size_t from = 0;
        for (auto comma = list.find(','); comma != list.npos; comma = list.find(',', from = comma + 1))
            words.push_back(list.substr(from, comma - from));
        words.push_back(list.substr(from));
    }
    return words;
}

std::optional<std::int64_t> whole(std::string_view typed) {
    std::int64_t number = 0;
    const auto* end = typed.data() + typed.size();
    const auto [at, error] = std::from_chars(typed.data(), end, number);
    return error == std::errc{} && at == end ? std::optional(number) : std::nullopt;
}

}  // namespace tiers::cmd
