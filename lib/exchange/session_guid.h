#pragma once

#include <tiers/session.h>

namespace tiers::exchange {

/// The GUIDs of sessions: the same at each export, and others in each database (uuid5 of what names the database and of
/// the codes). A session that was imported has its GUID for code.
class SessionGuids {
public:
    explicit SessionGuids(const Store& store);
    std::string of(const event::Event& event, const event::Session& session) const;

private:
    std::string space_;
};

}  // namespace tiers::exchange
