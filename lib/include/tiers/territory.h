#pragma once

#include <tiers/export.h>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::territory {

/// A French commune (INSEE COG 2026 via Etalab; coordinates IGN Admin Express 2018, Licence Ouverte 2.0).
struct Commune {
    std::string insee, name, postcodes, department, region, epci;
    std::int64_t population = 0;
};

/// The communes a text may mean: an INSEE code (old ones of merged communes too; "insee:64125" is nothing else), a
/// postcode, or a name, accents and case aside; an exact name wins over those that begin with it. `folder` holds
/// communes.tsv. At most 20.
TIERS_API std::vector<Commune> find(const std::filesystem::path& folder, std::string_view text);

/// The one it means. Throws NotFound, and BadInput that lists the candidates.
TIERS_API Commune one(const std::filesystem::path& folder, std::string_view text);

}  // namespace tiers::territory
