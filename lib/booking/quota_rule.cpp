#include <tiers/i18n.h>
#include <tiers/words.h>

#include "base/text.h"
#include "booking/quota.h"
#include "catalogue/values.h"

namespace tiers::booking {

namespace {

std::string amount_of(const Quota& quota, std::int64_t amount) {
    if (quota.of_hours) return catalogue::duration_text(Minutes(amount));
    return fmt::format(fmt::runtime(trn("{} booking", "{} bookings", static_cast<unsigned long>(amount))), amount);
}

/// "week from 2026-03-09", the day itself for one.
std::string told(const Quota& quota, const DaySpan& period) {
    if (quota.every == "day") return iso(period.start);
    if (quota.every == "week") return say("the week from {}", iso(period.start));
    return iso(period.start).substr(0, quota.every == "month" ? 7 : 4);
}

std::string told(const Quota& quota, const Counted& count) {
    return say("quota '{}': {} of {} in {}", quota.id, amount_of(quota, count.before + count.claimed),
               amount_of(quota, quota.amount), told(quota, count.period));
}

}  // namespace

std::optional<Refusal> check_quota(const Store& store, const Claim& claim) {
    if (claim.member == 0) return std::nullopt;
    for (const auto& quota : quotas_for(store, claim))
        for (const auto& count : counted(store, claim, quota))
            if (count.before + count.claimed > quota.amount)
                return Refusal{msgid("over_quota"), say("beyond {}", told(quota, count)), {}};
    return std::nullopt;
}

std::string quota_told(const Store& store, const Claim& claim) {
    std::vector<std::string> texts;
    if (claim.member != 0)
        for (const auto& quota : quotas_for(store, claim))
            for (const auto& count : counted(store, claim, quota)) texts.push_back(told(quota, count));
    return texts.empty() ? std::string(tr("no quota")) : join(texts, ", ");
}

}  // namespace tiers::booking
