#pragma once

#include <tiers/export.h>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::territory {

/// A French commune (INSEE COG 2026 via Etalab; coordinates IGN Admin Express 2018, Licence Ouverte 2.0).
struct Commune {
    std::string insee, name, postcodes, department, region, epci;
    std::int64_t population = 0;
    double latitude = 0, longitude = 0;  ///< degrees, of its middle
};

/// Along a great circle, between the middles of two communes: 0 within one.
TIERS_API double kilometres(const Commune& one, const Commune& other);

/// The tables of communes, read once. `folder` holds communes.tsv and commune-old-codes.tsv.
class TIERS_API Communes {
public:
    explicit Communes(const std::filesystem::path& folder);
    ~Communes();
    Communes(const Communes&) = delete;
    Communes& operator=(const Communes&) = delete;

    /// The communes a text may mean: an INSEE code (old ones of merged communes too), a postcode, or a name, accents
    /// and case aside ("St" is "Saint"); an exact name wins over those that begin with it. "insee:64125" and
    /// "postcode:64600" are nothing else. At most 20.
    std::vector<Commune> find(std::string_view text);
    /// The one that every text fits: a postcode and a name, for instance. Throws NotFound, and BadInput that lists the
    /// candidates.
    Commune one(const std::vector<std::string>& texts);

private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
};

/// The same for a single look-up.
TIERS_API std::vector<Commune> find(const std::filesystem::path& folder, std::string_view text);
TIERS_API Commune one(const std::filesystem::path& folder, std::string_view text);

}  // namespace tiers::territory
