#pragma once

#include <tiers/time.h>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tiers::report {

/// What travelling by a mode takes.
struct ModeFactors {
    double kg_per_km = 0;  ///< CO2 equivalent, of one who travels
    double km_per_hour = 0;
};

/// Factors that hold from a day on.
struct EmissionFactors {
    Day from{};
    std::string source, version;
    std::string speed_source;  ///< of the speeds of these modes; the others are assumptions
    std::vector<std::string> speed_known;
    std::map<std::string, ModeFactors, std::less<>> modes;  ///< of each that goes somewhere

    /// Nothing for "none" and for no mode.
    const ModeFactors* of(std::string_view mode) const;
};

/// By day, the first serves for days before it too. Throws Failed for a file that cannot be read, is no TOML or lacks
/// something, with the line. No file: none.
std::vector<EmissionFactors> read_emission_factors(const std::filesystem::path& file);
/// Those that hold on a day; nullptr where there are none.
const EmissionFactors* factors_on(const std::vector<EmissionFactors>& factors, Day day);

}  // namespace tiers::report
