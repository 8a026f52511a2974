#pragma once

#include <tiers/time.h>
#include <string>
#include <string_view>
#include <vector>

namespace tiers {

/// Easter Sunday of a year (Gregorian computus).
Day easter(int year);

/// Public holidays of a place: FR, FR-57, FR-67, FR-68 (Alsace-Moselle), or none (code du travail, L3133-1, L3134-13).
class Holidays {
public:
    /// Throws BadInput for another name.
    static Holidays named(std::string_view name);
    static Holidays none() { return {}; }
    /// Days given one by one.
    static Holidays of(std::vector<Day> days);

    bool contains(Day day) const;
    /// The holiday's name, translated; empty when the day is none, or is one of those given one by one.
    std::string name(Day day) const;

private:
    bool france_ = false;
    bool alsace_moselle_ = false;
    std::vector<Day> days_;
};

}  // namespace tiers
