#pragma once

#include <tiers/store.h>
#include <vector>

#include "booking/claim.h"

namespace tiers::booking {

/// A live booking as capacity sees it: it takes its seats over [start, clear).
struct Taken {
    Id id = 0;
    Span span;
    Instant clear{};
    int seats = 1;
};

/// Those that take seats of a resource within [start, clear), in order of start.
std::vector<Taken> taken(const Store& store, std::int64_t resource, const Span& within, Id itself = 0);
/// The same of all time, in no order.
std::vector<Taken> taken_ever(const Store& store, std::int64_t resource);
/// Resources that share a part with this one, at any depth.
std::vector<std::int64_t> excluded(const Store& store, std::int64_t resource);
/// Whether what is booked of one takes the other: they are the same, or share a part.
bool shares_part(const Store& store, std::int64_t one, std::int64_t other);
/// Units that may be taken at once, by instant, ascending.
struct Units {
    Instant since;
    int units;
};
std::vector<Units> units(const Store& store, std::int64_t resource);

/// All that decides whether there is room for a claim.
struct Surroundings {
    std::vector<Taken> parts;   ///< of the first resource sharing a part that is taken then
    std::vector<Taken> others;  ///< of the resource itself, in order of start
    std::vector<Units> units;
};
Surroundings surroundings(const Store& store, const Claim& claim);
/// The last rule of the chain, for what is known already.
std::optional<Refusal> check_capacity(const Claim& claim, const Surroundings& around);

/// The most seats free at every instant of a span, by a sweep over what is taken and over changes of capacity.
int free_throughout(const std::vector<Taken>& others, const std::vector<Units>& capacity, const Span& span);

}  // namespace tiers::booking
