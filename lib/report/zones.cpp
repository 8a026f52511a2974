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

/// By the first column of a table, the second.
std::map<std::string, std::string> names_in(const std::filesystem::path& file) {
    std::map<std::string, std::string> names;
    std::ifstream table(file);
    for (std::string line; std::getline(table, line);) {
        const auto cells = split(line, '\t');
        if (cells.size() > 1) names.emplace(cells[0], cells[1]);
    }
    return names;
}

std::string name_or_code(const std::map<std::string, std::string>& names, const std::string& code) {
    const auto found = names.find(code);
    return found == names.end() ? code : found->second;
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
    epcis_ = names_in(folder / "epci.tsv");
    departments_ = names_in(folder / "departements.tsv");
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
    return name_or_code(epcis_, siren);
}

std::string TerritoryNames::department(const std::string& code) const {
    return name_or_code(departments_, code);
}

}  // namespace tiers::report
