#include "booking/seating.h"

#include <algorithm>
#include <bit>

#include "store/database.h"

namespace tiers::booking {

namespace {

constexpr std::int64_t hour = 3600;

/// Which bin of its class a start lies in: 32 times as wide as the longest of the class.
std::int64_t bin_of(std::size_t number, Instant start) {
    return start.time_since_epoch().count() / (32 * hour << number);
}

Seconds buffer_now(const Store& store, std::int64_t resource) {
    auto row = store.db().prepare("select buffer from resource where id = :resource");
    row.bind(":resource", resource).step();
    return Seconds(row.integer(0));
}

}  // namespace

int class_of(Seconds duration) {
    return static_cast<int>(std::bit_width(static_cast<std::uint64_t>((duration.count() - 1) / hour)));
}

Seating::Seats& Seating::of(std::int64_t resource) {
    const auto known = seats_.find(resource);
    if (known != seats_.end()) return known->second;
    auto& seats = seats_[resource];
    seats.excluded = excluded(store_, resource);
    seats.units = units(store_, resource);
    seats.buffer = buffer_now(store_, resource);
    for (const auto& one : taken_ever(store_, resource)) seats.add(one);
    return seats;
}

void Seating::read_all() {
    std::vector<std::int64_t> resources;
    for (auto row = store_.db().prepare("select id from resource"); row.step();) resources.push_back(row.integer(0));
    for (const auto resource : resources) of(resource);
}

std::vector<Taken>& Seating::Seats::bin(const Taken& taken) {
    const auto number = static_cast<std::size_t>(class_of(taken.clear - taken.span.start));
    const auto wanted = bin_of(number, taken.span.start);
    auto& bins = by_class[number];
    if (bins.empty() || bins.back().number < wanted) return bins.emplace_back(Bin{wanted, {}}).taken;
    if (bins.back().number == wanted) return bins.back().taken;  // most imports come in order
    const auto found = std::ranges::lower_bound(bins, wanted, {}, &Bin::number);
    return found->number == wanted ? found->taken : bins.insert(found, Bin{wanted, {}})->taken;
}

void Seating::Seats::add(const Taken& taken) {
    bin(taken).push_back(taken);
    last = std::max(last, taken.clear);
}

void Seating::Seats::remove(const Taken& taken) {
    std::erase_if(bin(taken), [&](const Taken& other) { return other.id == taken.id; });
}

std::vector<Taken> Seating::Seats::within(const Span& span) const {
    std::vector<Taken> found;
    if (last <= span.start) return found;
    for (std::size_t number = 0; number < by_class.size(); ++number) {
        const auto& bins = by_class[number];
        const auto last_bin = bin_of(number, span.end);
        const auto first_bin = bin_of(number, span.start - Seconds(hour << number));
        auto bin = std::ranges::lower_bound(bins, first_bin, {}, &Bin::number);
        for (; bin != bins.end() && bin->number <= last_bin; ++bin)
            for (const auto& one : bin->taken)
                if (one.span.start < span.end && one.clear > span.start) found.push_back(one);
    }
    std::sort(found.begin(), found.end(), [](const Taken& one, const Taken& other) {
        return std::pair(one.span.start, one.id) < std::pair(other.span.start, other.id);
    });
    return found;
}

Surroundings Seating::around(const Claim& claim) {
    const auto within = claim.within();
    const auto& seats = of(claim.resource->row);
    Surroundings found{{}, seats.within(within), seats.units};
    for (const auto other : seats.excluded)
        if (found.parts = of(other).within(within); !found.parts.empty()) break;
    return found;
}

}  // namespace tiers::booking
