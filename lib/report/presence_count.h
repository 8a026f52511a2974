#pragma once

#include <tiers/catalogue.h>
#include <tiers/report.h>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/buckets.h"

namespace tiers::report {

/// A member at a place, counted on the day they came, by its clock.
struct Stay {
    Day day{};
    std::int64_t member = 0;
    Instant in{}, out{};                         ///< out is now for who is there still
    std::int64_t in_minute = 0, out_minute = 0;  ///< after midnight of that day; may lie past 24 h
    bool left_noted = false;                     ///< somebody noted the end
};

/// A person on a day they came.
struct PersonDay {
    Day day{};
    std::int64_t member = 0;
    bool operator==(const PersonDay&) const = default;
};
using PersonDays = std::vector<PersonDay>;

/// By day, then member, each once.
PersonDays each_once(PersonDays came);

/// What happened in a stretch of time: nothing is added up yet, so that stretches can be put together.
struct Attended {
    std::vector<Stay> stays;
    std::vector<Day> open;                 ///< days that a place was open, in order
    std::map<Day, std::int64_t> visitors;  ///< anonymous, on days on which they were counted

    Attended& operator+=(const Attended& more);
};

/// The figures of a stretch. A day on which nobody was noted is not known to be empty: it counts in no mean.
struct PresenceFigures {
    std::int64_t open_days = 0;
    std::int64_t days = 0;         ///< on which somebody was noted
    std::int64_t people = 0;       ///< each once
    std::int64_t person_days = 0;  ///< a person on a day, however often and wherever they came
    double median = 0;             ///< of people a day
    std::int64_t peak = 0;         ///< people, on the day with most, the first of them
    Day peak_day{};
    std::int64_t at_once = 0;
    Instant at_once_at{};
    std::int64_t first = 0, last = 0;  ///< minutes after midnight of the day they came
    bool last_known = false;           ///< somebody noted when they left, once at least
    std::int64_t regulars = 0;         ///< people who were there on `regular_days` or more
    std::optional<std::int64_t> visitors;
    std::int64_t visitor_days = 0;

    bool measured() const { return people > 0; }
    double mean() const { return static_cast<double>(person_days) / static_cast<double>(days); }
};

/// Days in a month that make a regular: once a week.
constexpr std::int64_t regular_days = 4;

PresenceFigures figures_of(const Attended& attended);

struct PresenceCounted {
    DaySpan days;
    Buckets buckets;
    std::vector<Attended> by_bucket;
    Zone zone;                                  ///< in which the hours of a day are told
    std::string zones;                          ///< names of those that days were counted in
    std::optional<double> surface_m2;           ///< of all places together; nothing where one's is not known
    std::int64_t automatic = 0;                 ///< stays whose end nobody noted
    std::vector<PresenceFigures> figures = {};  ///< of each bucket
    PresenceFigures together = {};              ///< of all of them

    Attended all() const;
};
PresenceCounted count_presence(const Store& store, const Query& query);
/// Of queries on places apart from one another: once through the stays.
std::vector<PresenceCounted> count_presence(const Store& store, const std::vector<Query>& queries);

/// Who came to each of several places, and on how many days: not their hours, nor visitors.
std::vector<PresenceFigures> people_of_places(const Store& store, const Query& query,
                                              const std::vector<catalogue::Place>& places);

}  // namespace tiers::report
