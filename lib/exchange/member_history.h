#pragma once

#include <tiers/affiliation.h>
#include <tiers/consent.h>
#include <tiers/trip.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tiers::exchange {

/// What a file says that a member had in the course of time.
struct MemberHistory {
    struct Role {
        std::int64_t organisation_id = 0;  ///< in the place that wrote it; 0 where it says none
        std::string organisation;          ///< name
        member::Affiliation affiliation;   ///< role and days
    };
    std::vector<Role> roles;
    std::vector<member::Trip> trips;
    std::vector<member::Consent> consents;
    bool empty() const { return roles.empty() && trips.empty() && consents.empty(); }
};

/// Writes what is said and not known yet, of a member and an organisation that are there; true where something was.
/// What is known and not said stays. Throws as join, declare_trip and consent do.
bool put(Store& store, const member::Affiliation& said);
bool put(Store& store, const member::Trip& said);
bool put(Store& store, const member::Consent& said);

}  // namespace tiers::exchange
