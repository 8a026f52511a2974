#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tiers/time.h>
#include <vector>

namespace tiers {

/// Public holidays of a place: FR, FR-57, FR-67, FR-68 (Alsace-Moselle), or none.
class Holidays {
public:
    /// Throws BadInput for another name.
    static Holidays named(std::string_view name);
    static Holidays none() { return Holidays(false, false); }
    /// Days given one by one (calc hours).
    static Holidays of(std::vector<Day> days);
    bool contains(Day day) const;
    std::string name(Day day) const;   ///< translated; empty when it is none

private:
    Holidays(bool france, bool alsace_moselle) : france_(france), alsace_moselle_(alsace_moselle) {}
    bool france_, alsace_moselle_;
    std::vector<Day> days_;
};

/// Opening hours as OpenStreetMap writes them, the subset of tiers-dates(7). What is not supported is an error, never a
/// wrong answer.
class OpeningHours {
public:
    /// Throws BadInput that quotes the place in the text.
    static OpeningHours parse(std::string_view text);
    /// Hours as people write them, in English and French ("lun-ven 8h30-19h, fermé les jours fériés"), in OSM spelling.
    static std::string from_people(std::string_view text);

    /// Open wall-time intervals that begin or last within the days, clipped to them, ordered, disjoint, merged.
    std::vector<WallSpan> open(const DaySpan& days, const Holidays& holidays) const;
    bool always() const;   ///< 24/7

    struct Rules;

private:
    std::shared_ptr<const Rules> rules_;
};

/// Wall intervals of a zone as instants. An end that the clock change skips or repeats is the one RFC 5545 reads.
std::vector<Span> in_zone(const std::vector<WallSpan>& walls, const Zone& zone);

}  // namespace tiers
