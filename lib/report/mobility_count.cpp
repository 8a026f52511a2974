#include "report/mobility_count.h"

#include <tiers/catalogue.h>
#include <tiers/trip.h>
#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "report/heading.h"
#include "report/heads.h"
#include "report/local_clock.h"
#include "report/parts.h"
#include "report/stays.h"
#include "store/database.h"

namespace tiers::report {

namespace {

/// Somebody who came to a place.
struct Arrival {
    Day day{};
    std::int64_t member = 0;
    Instant at{};
    std::size_t place = 0;
};

class MobilityCounting {
public:
    MobilityCounting(const Store& store, const Query& query, TerritoryNames& names)
        : store_(store), query_(query), names_(names), places_(catalogue::applied(store).places) {
        const auto zone = zone_of(places_of(store, query));
        days_ = days_of(store, query.period, zone, first_arrival(store, zone));
        factors_ = read_emission_factors(query.factors);
        for (auto& trip : member::trips(store, {})) usual_[trip.member].push_back(std::move(trip));
        auto row = store.db().prepare("select id, commune from member where commune is not null");
        while (row.step()) homes_.emplace(row.integer(0), row.text(1));
    }

    MobilityCounted run() {
        MobilityCounted counted{days_, Buckets(query_.by, days_), {}, std::move(factors_), {}, {}};
        std::unordered_map<std::int64_t, Traveller> travellers;
        const auto arrived = arrivals();
        counted.trips.reserve(arrived.size());
        for (const auto& arrival : arrived) {
            const auto [at, added] = travellers.try_emplace(arrival.member);
            auto& who = at->second;
            if (added) who = traveller(arrival.member, static_cast<std::int64_t>(travellers.size()) - 1);
            if (who.monday != monday_of(arrival.day))
                std::tie(who.monday, who.came) = std::pair(monday_of(arrival.day), 0);
            ++who.came;
            if (arrival.day < days_.start || !wanted(places_[arrival.place])) continue;
            counted.trips.push_back(trip_day(arrival, who));
            if (const auto* factors = factors_on(counted.factors, arrival.day))
                counted.trips.back().takes = factors->of(counted.trips.back().mode);
        }
        counted.usual = std::move(usual_);
        counted.homes = std::move(homes_);
        return counted;
    }

private:
    /// Somebody, and the days they came in a week so far.
    struct Traveller {
        Day monday{};
        std::int64_t came = 0;
        std::int64_t person = 0;
        const std::string* home = nullptr;
        const std::vector<member::Trip>* usual = nullptr;
    };

    Traveller traveller(std::int64_t member, std::int64_t person) const {
        Traveller who{.person = person};
        if (const auto home = homes_.find(member); home != homes_.end()) who.home = &home->second;
        if (const auto declared = usual_.find(member); declared != usual_.end()) who.usual = &declared->second;
        return who;
    }

    bool wanted(const catalogue::Place& place) const { return query_.place.empty() || place.id == query_.place; }

    /// A person a day once, at the place they came to first; from the Monday before, as days of a week count together.
    std::vector<Arrival> arrivals() const {
        std::vector<Arrival> found;
        const DaySpan days{monday_of(days_.start), days_.end};
        each_stay(store_, places_, std::vector(places_.size(), days), [&](const PlaceStay& stay) {
            found.push_back({stay.day, stay.member, stay.in, stay.place});
        });
        sort_by_day(found, [](const Arrival& one, const Arrival& other) {
            return std::tie(one.member, one.at) < std::tie(other.member, other.at);
        });
        const auto same = [](const Arrival& one, const Arrival& other) {
            return one.day == other.day && one.member == other.member;
        };
        found.erase(std::unique(found.begin(), found.end(), same), found.end());
        return found;
    }

    /// What somebody declared that holds on a day.
    static const member::Trip* usual_on(const Traveller& who, Day day) {
        const member::Trip* found = nullptr;
        if (who.usual)
            for (const auto& trip : *who.usual)
                if (trip.since <= day) found = &trip;
        return found;
    }

    TripDay trip_day(const Arrival& arrival, const Traveller& who) {
        TripDay one{.day = arrival.day, .member = arrival.member, .person = who.person, .work = not_given};
        if (who.home) one.commune = *who.home;
        const auto* usual = usual_on(who, arrival.day);
        one.unknown = usual ? way_of(*usual, places_[arrival.place].commune, who.came, one) : Unknown::no_trip;
        return one;
    }

    /// What is known of the way, and why it is not.
    Unknown way_of(const member::Trip& usual, const std::string& place, std::int64_t nth, TripDay& one) {
        one.work = usual.work;
        if (usual.mode != "none") one.mode = usual.mode;
        const auto stays = usual.work == "home" || usual.mode == "none";
        if (!stays && usual.days && static_cast<double>(nth) > std::ceil(*usual.days)) return Unknown::beyond_days;
        if (!stays && !usual.km && usual.commune.empty()) return Unknown::no_workplace;
        const std::string home(one.commune);
        const auto to_place = straight(home, place);
        if (!to_place) return names_.known(home) ? Unknown::no_place : Unknown::no_home;
        one.straight = -*to_place;
        if (stays) return Unknown::nothing;
        one.declared = usual.km.has_value();
        if (one.declared) {
            one.road = *usual.km;
            return Unknown::nothing;
        }
        const auto to_work = straight(home, usual.commune);
        if (!to_work) return Unknown::no_workplace;
        one.straight += *to_work;
        return Unknown::nothing;
    }

    /// Between the middles of two communes.
    std::optional<double> straight(const std::string& from, const std::string& to) {
        auto& ways = straight_[from];
        const auto [at, added] = ways.try_emplace(to);
        if (!added) return at->second;
        const auto &one = names_.known(from), &other = names_.known(to);
        if (one && other)
            at->second = one->insee == other->insee ? within_commune : territory::kilometres(*one, *other);
        return at->second;
    }

    const Store& store_;
    const Query& query_;
    TerritoryNames& names_;
    std::vector<catalogue::Place> places_;
    DaySpan days_;
    std::vector<EmissionFactors> factors_;
    std::unordered_map<std::int64_t, std::vector<member::Trip>> usual_;
    std::unordered_map<std::int64_t, std::string> homes_;
    std::unordered_map<std::string, std::unordered_map<std::string, std::optional<double>>> straight_;  ///< from, to
};

}  // namespace

MobilityFigures mobility_of(const std::vector<const TripDay*>& days, double detour) {
    MobilityFigures figures;
    Heads people, avoiding, inducing, with_mode;
    for (const auto* day : days) {
        ++figures.person_days;
        if (!day->known()) continue;
        const auto kilometres = day->kilometres(detour);
        ++figures.known;
        figures.declared += day->declared;
        people.add(day->person);
        if (kilometres != 0) (kilometres > 0 ? avoiding : inducing).add(day->person);
        figures.kilometres.add(kilometres);
        if (!day->takes) continue;
        ++figures.with_mode;
        with_mode.add(day->person);
        figures.hours.add(kilometres / day->takes->km_per_hour);
        figures.kilograms.add(kilometres * day->takes->kg_per_km);
    }
    figures.people = people.count();
    figures.avoiding = avoiding.count();
    figures.inducing = inducing.count();
    figures.people_with_mode = with_mode.count();
    return figures;
}

MobilityCounted count_mobility(const Store& store, const Query& query, TerritoryNames& names) {
    return MobilityCounting(store, query, names).run();
}

}  // namespace tiers::report
