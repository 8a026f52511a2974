#include "member/allowance.h"

#include <tiers/i18n.h>
#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace tiers::member {

namespace {

bool is_of(const Allowance& allowance, const Want& want) {
    if (want.of.empty()) return true;
    const auto kinds = split(allowance.of, ' ');
    return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
        return kind == "*" || std::find(want.of.begin(), want.of.end(), kind) != want.of.end();
    });
}

bool can_give(const Allowance& allowance, const Want& want) {
    return (allowance.unlimited || allowance.left > 0) && same_measure(allowance.unit, want.unit) &&
           is_of(allowance, want) && allowance.first <= want.day && (!allowance.last || *allowance.last >= want.day);
}

auto order(const Allowance& allowance) {
    return std::tuple(!allowance.unlimited, allowance.last.value_or(Day::max()), !allowance.own, allowance.first,
                      allowance.bucket);
}

/// What one has before the next.
const char* advantage(const Allowance& one, const Allowance* next) {
    if (!next) return msgid("only");
    if (one.unlimited != next->unlimited) return msgid("unlimited");
    if (one.last != next->last) return msgid("ends-first");
    return one.own != next->own ? msgid("own") : msgid("older");
}

}  // namespace

bool same_measure(const std::string& one, const std::string& other) {
    const auto counted = [](const std::string& unit) { return unit == "day" ? "half-day" : unit; };
    return counted(one) == counted(other);
}

void sort_by_use(std::vector<Allowance>& allowances) {
    std::sort(allowances.begin(), allowances.end(),
              [](const Allowance& one, const Allowance& other) { return order(one) < order(other); });
}

Cover cover(std::vector<Allowance> allowances, const Want& want) {
    std::erase_if(allowances, [&](const Allowance& one) { return !can_give(one, want); });
    sort_by_use(allowances);
    Cover found{{}, want.amount, false};
    for (std::size_t i = 0; i < allowances.size() && found.uncovered > 0; ++i) {
        const auto given = allowances[i].unlimited ? found.uncovered : std::min(allowances[i].left, found.uncovered);
        const auto* next = i + 1 < allowances.size() ? &allowances[i + 1] : nullptr;
        found.shares.push_back({allowances[i].bucket, given, advantage(allowances[i], next)});
        found.uncovered -= given;
        found.unlimited |= allowances[i].unlimited;
    }
    return found;
}

}  // namespace tiers::member
