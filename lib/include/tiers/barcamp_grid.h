#pragma once

#include <tiers/barcamp.h>

namespace tiers::event {

struct GridRequest {
    std::string event;
    std::vector<Span> slots;         ///< empty: those of the grid that is kept
    std::vector<std::string> rooms;  ///< declared ids; empty: those of the grid that is kept
    std::vector<std::string>
        pins;  ///< "TOPIC=14:00", "TOPIC=14:00/ROOM"; the day before the hour where there are several; "TOPIC=": none
    std::vector<std::string> away;  ///< "HOST=14:00": slots in which a host is not there; "HOST=": there again
    std::int64_t seed = 1;          ///< of the search beyond twelve topics
    bool anew = false;              ///< without regard to the grid that is kept
};

/// The topics of an event in slots and rooms, as lib/event/grid.h says they are laid out.
struct TopicGrid {
    struct Place {
        Proposal topic;
        std::optional<std::size_t> slot = {}, room = {};  ///< nothing: no cell is left for it
        bool moved = false;                               ///< from where the kept grid has it
    };
    struct Room {
        std::string id, name;
        int capacity = 0;
    };
    struct Clash {
        Proposal one, other;
        std::int64_t people = 0;  ///< who want both, at the same time
    };
    /// Where a topic must be; a room, or any.
    struct Pin {
        Id topic = 0;
        std::optional<Instant> slot = {};
        std::string room = {};
        bool operator==(const Pin&) const = default;
    };
    /// When a host is not there, who takes part or has a name (folded).
    struct Away {
        std::optional<Id> participant = {};
        std::string name = {};
        std::vector<Instant> slots = {};
        auto operator<=>(const Away&) const = default;
    };
    Event event;
    std::vector<Span> slots;  ///< in order
    std::vector<Room> rooms;
    std::vector<Place> places;   ///< in the order the topics were proposed
    std::vector<Clash> clashes;  ///< most people first
    std::int64_t clashing = 0;   ///< people, summed over the clashes
    std::int64_t bound = 0;      ///< no grid has less
    std::int64_t unseated = 0;   ///< wishes beyond what the room holds
    std::int64_t wishes = 0;     ///< of people on a ballot
    std::int64_t covered = 0;    ///< those of them they can follow
    double satisfaction = 1;     ///< 0 to 1
    std::vector<Pin> pins;       ///< of the request and of the grid that is kept, in order of topic
    std::vector<Away> absences;
    std::vector<std::string> remembered;  ///< what of that was not in the request: a line each, for people
};

/// Changes nothing. Pins and absences of the grid that is kept hold until others are given of the same topic or host. A
/// room that is booked for something else in a slot is closed then. Throws NotFound, BadInput, and Conflict that names
/// the topics that no grid holds together.
TIERS_API TopicGrid plan_grid(const Store& store, const GridRequest& request);
/// Keeps the pins and absences, and makes each topic that has a place a session in its slot and room; those of a grid
/// kept before move, and are cancelled where their topic has no place any more. Tells the grid their sessions. Throws
/// what add_session throws.
TIERS_API void keep_grid(Store& store, TopicGrid& grid);

TIERS_API std::vector<Column> grid_columns();
/// A row a topic, with the clashes and the figures beside; or, for people, the grid drawn, a timetable a day.
TIERS_API Document grid_rows(const TopicGrid& grid);
TIERS_API Document grid_page(const TopicGrid& grid, Language language);

}  // namespace tiers::event
