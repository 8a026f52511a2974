#pragma once

#include <doctest/doctest.h>
#include <tiers/booking.h>
#include <tiers/charge.h>
#include <tiers/ledger.h>
#include <tiers/upkeep.h>

#include "tests/unit/member/subscription_fixture.h"

namespace tiers::test {

inline std::string tariff(const std::string& resources, const std::string& version, const std::string& rest = "") {
    return "\n[[tariff]]\nresources = [\"" + resources + "\"]\n" + rest + "\nversions = [{ from = 2026-01-01, " +
           version + " }]\n";
}

/// Members who book at a price; sound whatever was done.
struct Priced : Plans {
    using Plans::Plans;
    ~Priced() {
        for (const auto& finding : upkeep::verify(store))
            if (finding.check != "rights") FAIL_CHECK(finding.check, " ", finding.entity, " ", finding.id);
    }
    Priced(const Priced&) = delete;
    Priced& operator=(const Priced&) = delete;

    booking::Request request(const char* resource, const char* when, member::Id who = 1) {
        booking::Request wanted;
        wanted.resource = resource;
        wanted.member = who;
        wanted.span = parse_span(when, Zone::named("Europe/Paris"), *now);
        wanted.overrides = {"hours"};
        return wanted;
    }
    booking::Booking book(const char* resource, const char* when, member::Id who = 1, int seats = 1) {
        auto wanted = request(resource, when, who);
        wanted.seats = seats;
        return write([&] { return booking::add(store, wanted).bookings.front(); });
    }
    std::int64_t cost(const char* resource, const char* when, member::Id who = 1, int seats = 1) {
        return *book(resource, when, who, seats).price;
    }
    void cancel(booking::Id id, bool following = false) {
        write([&] { return booking::cancel(store, id, {.following = following}); });
    }
    std::int64_t left(const char* on, member::Id who = 1) const {
        std::int64_t sum = 0;
        for (const auto& one : member::balance(store, who, {parse_day(on), false})) sum += one.left();
        return sum;
    }
    /// What a payer is charged up to a day, all written.
    std::int64_t charged(const char* until, member::Id payer = 1) {
        write([&] { return member::charge(store, parse_day(until), parse_day(until)); });
        std::int64_t sum = 0;
        for (const auto& one : member::charges(store, {.payer = payer})) sum += one.amount;
        return sum;
    }
    void pack(const char* id, member::Id who = 1) {
        write([&] {
            return member::sell_pack(store, {who}, {id, parse_day("2026-03-01"), {}}, parse_day("2026-03-01"));
        });
    }
};

}  // namespace tiers::test
