#include "report/mobility_count.h"

#include <tiers/catalogue.h>
#include <tiers/trip.h>
#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "report/heading.h"
#include "report/heads.h"
#include "report/local_clock.h"
#include "report/shared.h"
#include "store/database.h"

namespace tiers::report {

namespace {

/// Somebody who came to a place.
struct Arrival {
    Day day{};
    std::int64_t member = 0;
    Instant at{};
    std::int32_t place = 0, person = 0;
};

class MobilityCounting {
public:
    MobilityCounting(const Store& store, const Query& query, TerritoryNames& names)
        : store_(store), query_(query), names_(names), places_(catalogue::applied(store).places) {
        const auto zone = catalogue::zone_of(store, query.place);
        days_ = days_of(store, query.period, zone, first_arrival(store, zone));
        factors_ = read_emission_factors(query.factors);
        for (auto& trip : member::trips(store, {})) usual_[trip.member].push_back(std::move(trip));
        auto row = store.db().prepare("select id, commune from member where commune is not null");
        while (row.step()) homes_.emplace(row.integer(0), row.text(1));
    }

    MobilityCounted run() {
        MobilityCounted counted{days_, Buckets(query_.by, days_), {}, std::move(factors_), {}, {}};
        std::vector<Traveller> travellers;  // by their numbers
        const auto arrived = arrivals();
        counted.trips.reserve(arrived.size());
        for (const auto& arrival : arrived) {
            const auto person = static_cast<std::size_t>(arrival.person);
            travellers.resize(std::max(travellers.size(), person + 1));
            auto& who = travellers[person];
            if (!who.to_places) who = traveller(arrival.member);
            if (who.monday != monday_of(arrival.day))
                std::tie(who.monday, who.came) = std::pair(monday_of(arrival.day), 0);
            ++who.came;
            const auto place = static_cast<std::size_t>(arrival.place);
            if (arrival.day < days_.start || !wanted(places_[place])) continue;
            counted.trips.push_back(trip_day(arrival, who));
            if (const auto* factors = factors_on(counted.factors, arrival.day))
                counted.trips.back().takes = factors->of(counted.trips.back().mode());
        }
        counted.usual = std::move(usual_);
        counted.homes = std::move(homes_);
        return counted;
    }

private:
    /// Kilometres in a straight line, where both ends are known.
    using Straight = std::optional<double>;

    /// Somebody, and the days they came in a week so far.
    struct Traveller {
        Day monday{};
        std::int64_t came = 0;
        const std::string* home = nullptr;
        const std::vector<member::Trip>* usual = nullptr;
        const std::vector<Straight>* to_places = nullptr;  ///< from home; always told of who came
        const member::Trip* last = nullptr;                ///< of the usual ones, that was looked at
        Straight to_work = {};                             ///< on that one
    };

    Traveller traveller(std::int64_t member) {
        Traveller who;
        if (const auto home = homes_.find(member); home != homes_.end()) who.home = &home->second;
        if (const auto declared = usual_.find(member); declared != usual_.end()) who.usual = &declared->second;
        who.to_places = &to_places(who.home ? *who.home : std::string());
        return who;
    }

    const std::vector<Straight>& to_places(const std::string& home) {
        const auto [at, added] = to_places_.try_emplace(home);
        for (std::size_t i = 0; added && i < places_.size(); ++i)
            at->second.push_back(straight(home, places_[i].commune));
        return at->second;
    }

    bool wanted(const catalogue::Place& place) const { return query_.place.empty() || place.id == query_.place; }

    /// A person a day once, at the place they came to first; from the Monday before, as days of a week count together.
    std::vector<Arrival> arrivals() const {
        std::vector<Arrival> found;
        if (const auto* kept = shared_stays(query_)) found.reserve(kept->size());
        const DaySpan days{monday_of(days_.start), days_.end};
        each_stay(store_, shared_stays(query_), places_, std::vector(places_.size(), days), [&](const PlaceStay& stay) {
            const auto& [member, in, out, row, person, automatic] = stay.stored;
            found.push_back({stay.day, member, in, static_cast<std::int32_t>(stay.place), person});
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

    TripDay trip_day(const Arrival& arrival, Traveller& who) {
        TripDay one{.day = arrival.day,
                    .member = arrival.member,
                    .home = who.home,
                    .usual = usual_on(who, arrival.day),
                    .person = arrival.person};
        one.unknown = one.usual ? way_of(static_cast<std::size_t>(arrival.place), who, one) : Unknown::no_trip;
        return one;
    }

    /// What is known of the way, and why it is not.
    Unknown way_of(std::size_t place, Traveller& who, TripDay& one) {
        const auto& usual = *one.usual;
        const auto stays = usual.work == "home" || usual.mode == "none";
        if (!stays && usual.days && static_cast<double>(who.came) > std::ceil(*usual.days)) return Unknown::beyond_days;
        if (!stays && !usual.km && usual.commune.empty()) return Unknown::no_workplace;
        const auto to_place = (*who.to_places)[place];
        if (!to_place) return who.home && names_.known(*who.home) ? Unknown::no_place : Unknown::no_home;
        one.straight = -*to_place;
        if (stays) return Unknown::nothing;
        one.declared = usual.km.has_value();
        if (one.declared) {
            one.road = *usual.km;
            return Unknown::nothing;
        }
        if (std::exchange(who.last, &usual) != &usual) who.to_work = straight(*who.home, usual.commune);
        if (!who.to_work) return Unknown::no_workplace;
        one.straight += *who.to_work;
        return Unknown::nothing;
    }

    /// Between the middles of two communes.
    Straight straight(const std::string& from, const std::string& to) {
        const auto &one = names_.known(from), &other = names_.known(to);
        if (!one || !other) return std::nullopt;
        return one->insee == other->insee ? within_commune : territory::kilometres(*one, *other);
    }

    const Store& store_;
    const Query& query_;
    TerritoryNames& names_;
    std::vector<catalogue::Place> places_;
    DaySpan days_;
    std::vector<EmissionFactors> factors_;
    std::unordered_map<std::int64_t, std::vector<member::Trip>> usual_;
    std::unordered_map<std::int64_t, std::string> homes_;
    std::unordered_map<std::string, std::vector<Straight>> to_places_;  ///< by commune
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
