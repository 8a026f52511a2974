#include <tiers/member.h>
#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "booking/simulation.h"
#include "booking/site.h"

namespace tiers::booking {

namespace {

/// Prices bookings again in the order they were made, so that what is capped of a day is capped as it would have been.
class Replaying {
public:
    Replaying(const Store& store, const std::vector<Tariff>& tariffs, const std::string& by)
        : store_(store), tariffs_(tariffs), by_(by) {}

    void take(const Booking& booking, Replay& replay) {
        const auto before = member::price_of_booking(store_, booking.id);
        if (before && !before->plan.empty()) {
            ++replay.by_plans;
            return;
        }
        const auto& where = site_of(booking.resource_id);
        Replayed one;
        one.booking = booking;
        one.priced = before.has_value();
        one.minutes = before ? before->minutes - before->covered : minutes_of(booking);
        if (one.minutes == 0) {
            ++replay.covered;
            return;
        }
        if (before) {
            one.was_tariff = before->tariff;
            one.was = before->amount + before->money;
        }
        const auto subject = subject_of(store_, where.resource, booking.member, where.zone.day(booking.span.start));
        price(one, where, subject);
        if (one.was_tariff.empty() && one.tariff.empty()) return;
        one.group = group_of(booking, subject);
        replay.bookings.push_back(std::move(one));
    }

private:
    static std::int64_t minutes_of(const Booking& booking) {
        return std::chrono::ceil<Minutes>(booking.span.end - booking.span.start).count() * booking.seats;
    }

    void price(Replayed& one, const Site& where, const Subject& subject) {
        const auto owed = [&](const Tariff& tariff, Day day) {
            const auto found = owed_.find({one.booking.member, tariff.id, day});
            return found == owed_.end() ? 0 : found->second;
        };
        const auto tariffs = most_precise(tariffs_, subject);
        const auto found = cheapest(tariffs, where.place, seated_for(one.booking.span, one.minutes), owed);
        if (!found) return;
        one.tariff = found->tariff->id;
        one.would_be = found->amount;
        for (const auto& part : found->parts)
            if (part.day) owed_[{one.booking.member, one.tariff, *part.day}] += part.cents();
    }

    std::string group_of(const Booking& booking, const Subject& subject) const {
        if (by_ == "resource") return booking.resource_id;
        if (by_ == "member") return std::to_string(booking.member);
        if (by_ == "category") return subject.category;
        const std::set<std::string> plans(subject.plans.begin(), subject.plans.end());
        return join({plans.begin(), plans.end()}, "+");
    }

    const Site& site_of(const std::string& resource) {
        const auto known = sites_.find(resource);
        return known != sites_.end() ? known->second : sites_.emplace(resource, site(store_, resource)).first->second;
    }

    const Store& store_;
    const std::vector<Tariff>& tariffs_;
    const std::string& by_;
    std::map<std::string, Site> sites_;
    std::map<std::tuple<std::int64_t, std::string, Day>, std::int64_t> owed_;
};

}  // namespace

Replay replay(const Store& store, const std::vector<Tariff>& tariffs, const SimulationQuery& query) {
    std::vector<Booking> bookings;
    Query wanted;
    wanted.span = query.within;
    wanted.place = query.place;
    wanted.ended = true;
    each(store, wanted, [&](const Booking& booking) {
        const auto owes = booking.ended.empty() || booking.ended == "no_show";
        if (owes && query.within.contains(booking.span.start)) bookings.push_back(booking);
    });
    std::sort(bookings.begin(), bookings.end(), [](const Booking& a, const Booking& b) { return a.id < b.id; });
    Replay found;
    Replaying replaying(store, tariffs, query.by);
    for (const auto& booking : bookings) replaying.take(booking, found);
    return found;
}

}  // namespace tiers::booking
