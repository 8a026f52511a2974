#pragma once

#include <fmt/format.h>
#include <tiers/subscription.h>
#include <memory>
#include <string>

#include "store/database.h"
#include "tests/unit/catalogue/catalogue_fixture.h"

namespace tiers::test {

/// A place with some plans and three members, Jeanne, Paul and Sylvie, on 10 March 2026; the test moves the clock.
struct Plans {
    std::shared_ptr<Instant> now = std::make_shared<Instant>(a_monday + std::chrono::days(8));
    Store store = Store::in_memory([clock = now] { return *clock; });

    explicit Plans(const std::string& plans) {
        apply_text(store, a_place + plans);
        Transaction transaction(store);
        for (const auto* name : {"Jeanne", "Paul", "Sylvie"}) {
            member::Member someone;
            someone.name = name;
            member::add(store, someone);
        }
        transaction.commit();
    }

    template <class Work>
    auto write(Work work) {
        Transaction transaction(store);
        auto made = work();
        transaction.commit();
        return made;
    }
    member::Subscription subscribe(const std::string& plan, const char* first, member::Subscribing wanted = {}) {
        if (wanted.member == 0) wanted.member = 1;
        wanted.plan = plan;
        wanted.first = parse_day(first);
        return write([&] { return member::subscribe(store, wanted); });
    }
    /// "2026-03-10/2026-04-09 120 30/31": what each period covers, its price and days served of all, up to a day.
    std::string periods(const member::Subscription& subscription, const char* until) const {
        std::string text;
        for (const auto& one : member::subscription_periods(
                 store, member::subscriptions(store, {subscription.id, {}, {}, {}, {}, {}, {}, {}}).at(0),
                 {Day::min(), parse_day(until) + std::chrono::days(1)})) {
            const auto last = one.covered.end - std::chrono::days(1);
            text += fmt::format("{}/{} {} {}/{}{}\n", iso(one.covered.start), iso(last), one.version.price / 100,
                                one.served(), (one.whole.end - one.whole.start).count(), one.trial ? " trial" : "");
        }
        return text;
    }
};

/// A plan of one version: `rest` is what its version says beside from and price.
inline std::string plan(const std::string& id, const std::string& price, const std::string& rest = "") {
    return "\n[[plan]]\nid = \"" + id + "\"\nversions = [{ from = 2026-01-01, price = \"" + price + "\"" +
           (rest.empty() ? "" : ", " + rest) + " }]\n";
}

}  // namespace tiers::test
