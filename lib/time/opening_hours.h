#pragma once

#include <tiers/time.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "time/holidays.h"

namespace tiers {

/// Opening hours as OpenStreetMap writes them, the subset of tiers-dates(7): weekdays with their number in the month,
/// months, dates, weeks, years, Easter, PH, several times a day, past midnight, off, rules joined by ";" (the later one
/// replaces) and "," (adds). What is not supported is an error, never a wrong answer.
class OpeningHours {
public:
    /// Throws BadInput that quotes the place in the text.
    static OpeningHours parse(std::string_view text);
    /// Hours as people write them, in English or French ("lun-ven 8h30-19h, fermé les jours fériés"), in OSM spelling.
    /// Throws BadInput.
    static std::string from_people(std::string_view text);

    /// Open wall-time intervals that touch the days, clipped to them, ordered, disjoint, merged.
    std::vector<WallSpan> open(const DaySpan& days, const Holidays& holidays) const;
    /// Whether the hours name public holidays.
    bool uses_holidays() const;

    struct Rule;

private:
    std::shared_ptr<const std::vector<Rule>> rules_;
};

/// Wall intervals of a zone as instants; an end that the clock change skips or repeats is read as RFC 5545 does.
std::vector<Span> in_zone(const std::vector<WallSpan>& walls, const Zone& zone);

}  // namespace tiers
