#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>

namespace tiers::member {

/// What a registration for an event costs, as it was fixed when it was made; the newest of a registration counts.
/// Sealed.
struct RegistrationPrice {
    std::int64_t id = 0;
    std::int64_t registration = 0;
    std::optional<Id> member;  ///< who owes it; nobody for a guest
    std::string member_name;
    std::string title;           ///< of the event or the session
    std::string rule = "event";  ///< event; late (left too late to cost nothing), cancelled, transferred
    Day first{}, last{};         ///< of the event or the session, in the clock of its place, both included
    std::int64_t price = 0;      ///< cents of one head
    std::int64_t heads = 1;
    std::int64_t owed = 0;  ///< cents: nothing for who waits, or left in time

    bool costs() const { return rule == "event" || rule == "late"; }
};

/// "registration 12, 2 × 12.50".
TIERS_API std::string why(const RegistrationPrice& price, Language language);

}  // namespace tiers::member
