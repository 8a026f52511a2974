#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <string>
#include <vector>

#include "report/counter.h"
#include "report/levels.h"

namespace tiers::report {

/// What one thread counts at a time: the resources that are counted into one group.
struct Strand {
    std::vector<Counter*> counters = {};
    std::vector<Fullness*> fullness = {};  ///< of groups of several resources
    std::int64_t reached = 0;              ///< stretch
};

/// Counts what is booked on two threads, while the one that gives it goes on reading.
class Strands {
public:
    Strands(std::vector<Strand> strands, const Buckets& buckets, std::int64_t now)
        : strands_(std::move(strands)),
          buckets_(buckets),
          now_(now),
          gathered_(strands_.size()),
          counted_(strands_.size()) {}

    /// Of one of the counters of a strand. What starts earlier of a strand comes before what starts later.
    void add(std::size_t strand, Counter& counter, const BookedRows& bookings);
    /// All that there is was added.
    void end();

private:
    /// Rows of one resource.
    struct Part {
        Counter* counter;
        std::int64_t stretch, resource;
        std::size_t begin, length;
    };
    /// Rows that are kept until they are counted.
    struct Batch {
        explicit Batch(std::size_t strands) : of_strand(strands) {}

        std::string rows;
        std::vector<std::vector<Part>> of_strand;
        std::size_t parts = 0;
    };

    bool is_full() const;
    void hand_over();
    void count_what_is_left();
    void count(Strand& strand, std::vector<Part>& parts);
    void count_until(const Strand& strand, std::int64_t instant) const;

    std::vector<Strand> strands_;
    const Buckets& buckets_;
    std::int64_t now_;
    Batch gathered_, counted_;
    std::atomic<std::size_t> next_ = 0;  ///< strand of the batch that is being counted
    std::future<void> counting_;         ///< last, as its end waits for the thread
};

}  // namespace tiers::report
