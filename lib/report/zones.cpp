#include "report/zones.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "report/parts.h"

namespace tiers::report {

namespace {

bool lists(const Json& zone, const char* key, const std::string& code) {
    const auto codes = zone.texts(key);
    return !code.empty() && std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::string Zones::of(const event::Participant& who) const {
    if (who.commune.empty()) return {};
    for (const auto& [key, code] : {std::pair{"communes", &who.commune}, std::pair{"epci", &who.epci},
                                    std::pair{"departements", &who.department}})
        for (const auto& [id, zone] : zones_)
            if (lists(zone, key, *code)) return id;
    return elsewhere;
}

std::string Zones::name(const std::string& id) const {
    for (const auto& [known, zone] : zones_)
        if (known == id) return zone.text("name", id);
    return id;
}

TerritoryNames::TerritoryNames(const std::filesystem::path& folder) {
    if (folder.empty()) return;
    communes_ = std::make_unique<territory::Communes>(folder);
    std::ifstream table(folder / "epci.tsv");
    for (std::string line; std::getline(table, line);) {
        const auto cells = split(line, '\t');
        if (cells.size() > 1) epcis_.emplace(cells[0], cells[1]);
    }
}

const std::optional<territory::Commune>& TerritoryNames::known(const std::string& insee) {
    const auto [at, added] = known_.try_emplace(insee);
    if (!added || insee.empty() || !communes_) return at->second;
    if (const auto found = communes_->find("insee:" + insee); !found.empty()) at->second = found.front();
    return at->second;
}

std::string TerritoryNames::commune(const std::string& insee) {
    const auto& found = known(insee);
    return found ? found->name : insee;
}

std::string TerritoryNames::epci_of(const std::string& insee) {
    const auto& found = known(insee);
    return found ? found->epci : std::string();
}

std::string TerritoryNames::epci(const std::string& siren) const {
    const auto found = epcis_.find(siren);
    return found == epcis_.end() ? siren : found->second;
}

}  // namespace tiers::report
