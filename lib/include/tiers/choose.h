#pragma once

#include <tiers/find_free.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tiers::booking {

/// A booking of any that serves.
struct AnyRequest {
    Request booking;                        ///< its resource is "any:room", its seats are people; its span is not read
    std::function<Span(const Zone&)> when;  ///< in the clock of each place
    std::string place;                      ///< declared id; empty for all
    std::vector<std::string> equipment;     ///< all of it has to be there
};
/// One that was looked at, and what became of it.
struct Considered {
    std::string resource;
    int holds = 0;
    std::string verdict;  ///< chosen, larger, dearer, later, too_small, no_equipment, or the code of what refuses it
    std::string reason;   ///< a sentence
    std::optional<std::int64_t> price;  ///< cents, of the first occurrence; nothing where nobody prices it
};
struct MadeAny {
    Made made;
    std::vector<Considered> looked_at;  ///< as declared; none for a known key
};
/// Books the best fit: of those that serve and that every rule permits, the smallest, then the cheapest, then the first
/// declared; a series in one. Throws as `meant` and `add` do; where none serves, Conflict when one is taken or all are
/// too small, and Refused when rules say no, with the nearest alternatives as hint.
TIERS_API MadeAny add_any(Store& store, const AnyRequest& request);

/// "salle: the smallest of 3 that serve, it holds 8"; empty where nothing was chosen.
TIERS_API std::string why(const MadeAny& made);
/// What was looked at; reasons for people alone.
TIERS_API Table table_of(const std::vector<Considered>& looked_at, bool for_people);

}  // namespace tiers::booking
