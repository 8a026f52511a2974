#pragma once

#include <tiers/store.h>
#include <vector>

namespace tiers::booking {

/// The seats of a resource that are free from an instant on, until the next.
struct Vacancy {
    Instant since;
    int seats;
};
/// From the start of a span to its end, ascending. A part that is taken takes it all: such seats are below zero.
std::vector<Vacancy> vacancies(const Store& store, std::int64_t resource, const Span& within);

/// The longest spans whose claims find seats, each with `buffer` behind it, within the vacancies of `within` and of as
/// much behind it.
std::vector<Span> with_seats(const std::vector<Vacancy>& vacancies, const Span& within, Seconds buffer, int seats);

/// What two lists of ordered, disjoint spans have in common.
std::vector<Span> common(const std::vector<Span>& one, const std::vector<Span>& other);

}  // namespace tiers::booking
