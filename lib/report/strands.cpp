#include "report/strands.h"

#include <utility>

namespace tiers::report {

void Strands::add(std::size_t strand, Counter& counter, const BookedRows& bookings) {
    const auto rows = bookings.packed();
    gathered_.of_strand[strand].push_back(
        {&counter, bookings.stretch(), bookings.resource(), gathered_.rows.size(), rows.size()});
    gathered_.rows += rows;
    gathered_.parts += 1;
    if (is_full()) hand_over();
}

void Strands::end() {
    hand_over();
    count_what_is_left();
    if (counting_.valid()) counting_.get();
    for (const auto& strand : strands_) count_until(strand, end_of_time);
}

/// A thread takes longer to start than little takes to count.
bool Strands::is_full() const {
    constexpr std::size_t most_bytes = 512 << 10;
    return gathered_.rows.size() + gathered_.parts * sizeof(Part) > most_bytes;
}

/// What is gathered is counted next, by another thread where it is much and there is one to be had.
void Strands::hand_over() {
    count_what_is_left();
    if (counting_.valid()) counting_.get();
    const auto much = is_full();
    std::swap(gathered_, counted_);
    gathered_.rows.clear();
    gathered_.parts = 0;
    next_ = 0;
    if (much) counting_ = std::async([this] { count_what_is_left(); });
}

/// Of what was handed over; two threads may do so at once.
void Strands::count_what_is_left() {
    for (std::size_t i = next_++; i < strands_.size(); i = next_++) count(strands_[i], counted_.of_strand[i]);
}

void Strands::count(Strand& strand, std::vector<Part>& parts) {
    for (const auto& [counter, stretch, resource, begin, length] : parts) {
        if (std::exchange(strand.reached, stretch) != stretch) count_until(strand, start_of(stretch));
        counter->count(buckets_, {stretch, resource, std::string_view(counted_.rows).substr(begin, length)}, now_);
    }
    parts.clear();
}

void Strands::count_until(const Strand& strand, std::int64_t instant) const {
    for (auto* counter : strand.counters) counter->count_until(buckets_, instant);
    for (auto* fullness : strand.fullness) fullness->count_until(instant);
}

}  // namespace tiers::report
