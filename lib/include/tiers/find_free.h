#pragma once

#include <tiers/booking.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::booking {

/// What would serve.
struct Wanted {
    std::vector<std::string> resources;  ///< declared ids, and "any:room" for all of a kind; none: all there are
    std::string place;                   ///< declared id; empty for all
    std::vector<std::string> equipment;  ///< all of it has to be there
    int seats = 1;                       ///< of what is booked whole: people it holds
};
/// Whether a word asks for any of a kind, as "any:room" does.
TIERS_API bool asks_any(std::string_view word);
/// Those that are meant, each once, in the order of the words and then as declared, whatever they hold and have. Throws
/// NotFound for an id, a kind or equipment that is nowhere, Refused for what is retired.
TIERS_API std::vector<catalogue::Resource> meant(const Store& store, const Wanted& wanted);
/// People a resource holds on a day.
TIERS_API int holds(const catalogue::Resource& resource, Day day);

struct Search {
    Wanted what;
    std::function<Span(const Zone&)> within;  ///< in the clock of each place
    Seconds duration{};
    std::string hours;        ///< opening hours it has to lie in, as tiers.toml or people write them; empty for any
    bool together = false;    ///< all that is named at the same time
    std::int64_t member = 0;  ///< whose certificates and quotas count; none: nobody's
};
/// Where something can be booked: within opening, notice and horizon, on the grid, with seats free throughout.
struct Found {
    std::string resource;  ///< declared id; several joined by "+" when they are free together
    Span span;
    Zone zone;
    int seats = 1;  ///< free throughout
    int holds = 1;  ///< people
};
/// In the order of what is named, each in order of time. Throws as `meant` does, and BadInput for hours that cannot be
/// read and for resources together that share a part.
TIERS_API std::vector<Found> find_free(const Store& store, const Search& search);

/// What comes near to what was not found, exactly as long as asked; every rule lets it pass.
struct Alternative {
    std::string differs;  ///< earlier, later, hours, resource, place, equipment, seats (stable)
    Found found;
};
/// The nearest before and after in fourteen days, outside the hours asked, another resource of the kind, elsewhere,
/// without the equipment, with fewer seats: one of each that there is.
TIERS_API std::vector<Alternative> alternatives(const Store& store, const Search& search);

TIERS_API Table table_of(const std::vector<Found>& found);
TIERS_API Table table_of(const std::vector<Alternative>& found);
/// "salle 2026-03-12 16:00-18:00 (later), petite 2026-03-12 14:00-16:00 (holds 6)"; empty for none.
TIERS_API std::string told(const std::vector<Alternative>& found);

}  // namespace tiers::booking
