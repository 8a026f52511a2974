#include <tiers/choose.h>
#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "booking/finding.h"
#include "booking/lapse.h"
#include "booking/once.h"
#include "booking/pricing.h"
#include "store/savepoint.h"

namespace tiers::booking {

namespace {

/// One that holds enough people and has the equipment.
struct Fit {
    Site site;
    Request request;
    Considered* told;

    std::pair<int, std::int64_t> rank() const { return {told->holds, told->price.value_or(0)}; }
};

/// What a refusal says behind "cannot book 'Atelier': ".
std::string without_subject(std::string_view message, const catalogue::Resource& resource) {
    const auto subject = say("cannot book '{}': {}", resource.name, "");
    if (message.starts_with(subject)) message.remove_prefix(subject.size());
    return std::string(message);
}

/// "petite, calme: holds 4", a reason each time, three at the most.
std::vector<std::string> reasons_of(const std::vector<Considered>& looked_at) {
    std::vector<std::pair<std::string, std::string>> by_reason;
    for (const auto& one : looked_at) {
        const auto known = std::find_if(by_reason.begin(), by_reason.end(),
                                        [&](const auto& other) { return other.first == one.reason; });
        if (known == by_reason.end())
            by_reason.emplace_back(one.reason, one.resource);
        else
            known->second += ", " + one.resource;
    }
    constexpr std::size_t most = 3;
    std::vector<std::string> texts;
    for (const auto& [reason, resources] : by_reason)
        if (texts.size() < most) texts.push_back(fmt::format("{}: {}", resources, reason));
    if (by_reason.size() > most) texts.push_back(say("{} more", by_reason.size() - most));
    return texts;
}

/// Chooses among what is meant, and tells of each what became of it.
class Choosing {
public:
    Choosing(Store& store, const AnyRequest& request, std::vector<Considered>& looked_at)
        : store_(store), request_(request), looked_at_(looked_at) {}

    Made run() {
        look();
        std::stable_sort(fits_.begin(), fits_.end(),
                         [](const Fit& one, const Fit& other) { return one.rank() < other.rank(); });
        for (auto fit = fits_.begin(); fit != fits_.end(); ++fit) {
            auto made = tried(*fit);
            if (!made) continue;
            fit->told->verdict = msgid("chosen");
            for (auto rest = fit + 1; rest != fits_.end(); ++rest) pass_over(*fit, *rest);
            return std::move(*made);
        }
        none_serves();
    }

private:
    Wanted wanted() const {
        return {{request_.booking.resource}, request_.place, request_.equipment, request_.booking.seats};
    }

    void look() {
        auto all = meant(store_, wanted());
        looked_at_.reserve(all.size());  // fits point into it
        for (auto& resource : all) look_at(std::move(resource));
    }

    void look_at(catalogue::Resource resource) {
        auto place = catalogue::place_of(store_, resource);
        auto zone = Zone::named(place.timezone);
        auto request = request_.booking;
        request.key.clear();
        request.resource = resource.id;
        request.span = request_.when(zone);
        request.seats = seats_for(resource, request_.booking.seats);
        auto& told =
            looked_at_.emplace_back(Considered{resource.id, holds(resource, zone.day(request.span.start)), {}, {}, {}});
        const auto missing = missing_equipment(resource, request_.equipment);
        if (!missing.empty()) return rule_out(told, msgid("no_equipment"), say("without {}", join(missing, ", ")));
        if (told.holds < request_.booking.seats) return rule_out(told, msgid("too_small"), say("holds {}", told.holds));
        fits_.push_back({{std::move(resource), std::move(place), std::move(zone)}, std::move(request), &told});
        told.price = price_of(fits_.back());
    }

    std::optional<std::int64_t> price_of(const Fit& fit) const {
        Booking booking;
        booking.member = fit.request.member;
        booking.span = fit.request.span;
        booking.seats = fit.request.seats;
        const auto priced = price_now(store_, fit.site, booking);
        return priced.anything ? std::optional(priced.price.amount) : std::nullopt;
    }

    static void rule_out(Considered& told, std::string verdict, std::string reason) {
        told.verdict = std::move(verdict);
        told.reason = std::move(reason);
    }

    /// Booked, or ruled out by a rule.
    std::optional<Made> tried(const Fit& fit) {
        const auto& [site, request, told] = fit;
        const Claim claim{&site.resource, &site.place, &site.zone, request.span,  request.seats,
                          store_.now(),   0,           false,      request.member};
        if (const auto refusal = check(store_, claim, request.overrides).refusal; refusal && !request.skip_conflicts) {
            taken_ = taken_ || refusal->conflict;
            rule_out(*told, refusal->code, refusal->reason);
            return std::nullopt;
        }
        try {
            Savepoint part(store_);
            auto made = add(store_, request);
            part.keep();
            return made;
        } catch (const Error& error) {
            if (error.exit() != Exit::conflict && error.exit() != Exit::refused) throw;
            taken_ = taken_ || error.exit() == Exit::conflict;
            rule_out(*told, error.code(), without_subject(error.what(), site.resource));
            return std::nullopt;
        }
    }

    static void pass_over(const Fit& chosen, const Fit& other) {
        const auto& [holds, price] = chosen.rank();
        if (other.rank().first > holds)
            return rule_out(*other.told, msgid("larger"), say("holds {}", other.told->holds));
        if (other.rank().second > price) return rule_out(*other.told, msgid("dearer"), tr("as large, and costs more"));
        rule_out(*other.told, msgid("later"), tr("as large and as dear, and declared after it"));
    }

    [[noreturn]] void none_serves() const {
        const auto message =
            say("cannot book '{}': none serves ({})", request_.booking.resource, join(reasons_of(looked_at_), "; "));
        if (taken_ || fits_.empty()) throw Conflict("none_serves", message, hint());
        throw Refused("none_serves", message, hint());
    }

    std::string hint() const {
        if (!request_.booking.rrule.empty()) return tr("--skip-conflicts books the rest");
        const auto span = request_.when(fits_.empty() ? Zone::utc() : fits_.front().site.zone);
        Search search;
        search.what = wanted();
        search.within = request_.when;
        search.duration = span.end - span.start;
        search.member = request_.booking.member;
        return told(alternatives(store_, search));
    }

    Store& store_;
    const AnyRequest& request_;
    std::vector<Considered>& looked_at_;
    std::vector<Fit> fits_;
    bool taken_ = false;
};

}  // namespace

MadeAny add_any(Store& store, const AnyRequest& request) {
    MadeAny found;
    auto asked = request.booking;
    asked.span = request.when(Zone::utc());  // tells the time that is asked, wherever it is
    auto more = "|of " + request.place;
    for (const auto& word : request.equipment) more += "|with " + word;
    found.made = once(store, asked, more, [&] {
        end_lapsed(store);
        return Choosing(store, request, found.looked_at).run();
    });
    return found;
}

}  // namespace tiers::booking
