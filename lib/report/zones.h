#pragma once

#include <tiers/registration.h>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "report/declared_rows.h"

namespace tiers::report {

/// The operator's own groupings of territories. What names a commune goes before what names its EPCI, and that before
/// what names its département; of equals the first id.
class Zones {
public:
    explicit Zones(const Store& store) : zones_(declared_rows(store, "zone")) {}
    bool none() const { return zones_.empty(); }
    /// An id, "elsewhere", or nothing where no commune was given.
    std::string of(const event::Participant& who) const;
    std::string name(const std::string& id) const;

private:
    std::vector<std::pair<std::string, Json>> zones_;
};

/// What communes, EPCI and départements are called; without the tables of them, their codes.
class TerritoryNames {
public:
    explicit TerritoryNames(const std::filesystem::path& folder);
    std::string commune(const std::string& insee);
    std::string epci(const std::string& siren) const;
    std::string department(const std::string& code) const;
    /// SIREN of the EPCI that a commune is in; nothing where that is not known.
    std::string epci_of(const std::string& insee);
    /// Nothing where the code is none, or there are no tables.
    const std::optional<territory::Commune>& known(const std::string& insee);

private:
    std::unique_ptr<territory::Communes> communes_;
    std::map<std::string, std::string> epcis_, departments_;
    std::map<std::string, std::optional<territory::Commune>> known_;
};

}  // namespace tiers::report
