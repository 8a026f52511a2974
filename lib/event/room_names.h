#pragma once

#include <tiers/catalogue.h>
#include <tiers/session.h>
#include <string>

namespace tiers::event {

/// Where sessions are, as people call it.
class RoomNames {
public:
    explicit RoomNames(const Store& store) : catalogue_(catalogue::applied(store)) {}
    /// The name of its room, else its location.
    std::string of(const Session& session) const {
        const auto* resource = catalogue_.resource(session.room);
        return resource ? resource->name : session.location;
    }

private:
    catalogue::Catalogue catalogue_;
};

}  // namespace tiers::event
