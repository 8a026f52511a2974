#include "member/erase_refusal.h"

#include <tiers/error.h>
#include <tiers/statement.h>
#include <tiers/subscription.h>
#include <cstdlib>

#include "base/text.h"
#include "member/assembly_store.h"
#include "member/member_store.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

void refuse_subscribed(const Store& store, Id member) {
    for (const auto& one : subscriptions(store, {{}, {}, {}, {}, {}, {}, today(store), {}}))
        if (one.member == member || one.payer == member)
            throw Refused("subscribed", say("member {} is subscribed to '{}' still", one.member, one.plan),
                          fmt::format("tiers member end {}", one.member));
}

void refuse_unsettled(const Store& store, Id member) {
    const auto day = today(store);
    const auto owed = account_statement(store, member, {Day::min(), day + std::chrono::days(1)}, day).closing();
    if (owed == 0) return;
    const auto amount = fmt::format("{}.{:02}", std::abs(owed) / 100, std::abs(owed) % 100);
    throw Refused("unsettled",
                  owed > 0 ? say("member {} owes {}", member, amount) : say("{} are owed to member {}", amount, member),
                  fmt::format("tiers member paid {} {}{}", member, amount, owed > 0 ? "" : " --back"));
}

void refuse_booked(const Store& store, Id member) {
    auto row = store.db().prepare(
        "select id, series_id is not null from booking where live and member_id = :member and \"end\" > :now "
        "order by start limit 1");
    if (row.bind(":member", member).bind(":now", store.now()).step())
        throw Refused("booked", say("booking {} of member {} is to come", row.integer(0), member),
                      fmt::format("tiers book cancel {}{}", row.integer(0), row.integer(1) ? " --following" : ""));
}

void refuse_voter(const Store& store, Id member) {
    if (const auto day = next_assembly(store, member))
        throw Refused("on_roll", say("member {} is on the roll of the assembly of {}", member, iso(*day)),
                      tr("erase them the day after it"));
}

}  // namespace

void refuse_registered(const Store& store, const People& people) {
    auto row = store.db().prepare(sql::member::registered_still);
    row.bind(":ids", people.members).bind(":guests", people.guests).bind(":now", store.now());
    if (row.step())
        throw Refused("registered", say("registration {} for '{}' is to come", row.integer(0), row.text(1)),
                      fmt::format("tiers event unregister {}", row.integer(0)));
}

void refuse_to_erase(const Store& store, Id member, const People& people) {
    refuse_subscribed(store, member);
    refuse_booked(store, member);
    refuse_unsettled(store, member);
    refuse_voter(store, member);
    refuse_registered(store, people);
}

}  // namespace tiers::member
