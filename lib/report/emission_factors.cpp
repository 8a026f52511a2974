#include "report/emission_factors.h"

#include <tiers/error.h>
#include <tiers/trip.h>
#include <tiers/words.h>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "catalogue/toml.h"

namespace tiers::report {

namespace {

using catalogue::Node;

class FactorsFile {
public:
    explicit FactorsFile(const std::filesystem::path& file) : file_(file) {}

    std::vector<EmissionFactors> read() const {
        std::ifstream input(file_, std::ios::binary);
        if (!input) fail({}, tr("it cannot be read"));
        try {
            return all(catalogue::parse_toml(std::string(std::istreambuf_iterator<char>(input), {})));
        } catch (const catalogue::NotToml& wrong) {
            fail(wrong.problem.at, wrong.problem.message);
        }
    }

private:
    [[noreturn]] void fail(catalogue::Position at, const std::string& what) const {
        throw Failed("bad_factors", fmt::format("{}:{}:{}: {}", file_.string(), at.line, at.column, what),
                     tr("is tiers installed whole?"));
    }

    template <class T>
    const T& value(const Node& table, const char* name) const {
        const auto* found = table.find(name);
        const auto* known = found ? std::get_if<T>(&found->value) : nullptr;
        if (!known) fail(table.at, say("'{}' is missing, or another thing", name));
        return *known;
    }

    std::vector<std::string> texts(const Node& table, const char* name) const {
        std::vector<std::string> found;
        for (const auto& one : value<Node::Array>(table, name))
            if (const auto* text = one.text()) found.push_back(*text);
        return found;
    }

    /// Of a mode in a table of a version; `missing` where nothing is said.
    double number(const Node& version, const char* table, const char* mode, double missing) const {
        const auto* numbers = version.find(table);
        const auto* found = numbers ? numbers->find(mode) : nullptr;
        if (!found) return missing;
        double value = -1;
        if (const auto* whole = std::get_if<std::int64_t>(&found->value)) value = static_cast<double>(*whole);
        if (const auto* real = std::get_if<double>(&found->value)) value = *real;
        if (!(value >= 0 && value < 1000)) fail(found->at, say("'{}' is a number from 0 to 1000", mode));
        return value;
    }

    EmissionFactors one(const Node& version) const {
        EmissionFactors factors{.from = value<Day>(version, "from"),
                                .source = value<std::string>(version, "source"),
                                .version = value<std::string>(version, "version"),
                                .speed_source = value<std::string>(version, "speed_source"),
                                .speed_known = texts(version, "speed_known"),
                                .modes = {}};
        for (const std::string_view mode : member::trip_modes()) {
            if (mode == "none") continue;
            const auto kg = number(version, "kg_per_km", mode.data(), -1),
                       persons = number(version, "persons", mode.data(), 1),
                       speed = number(version, "km_per_hour", mode.data(), 0);
            if (kg < 0 || persons < 1 || speed <= 0) fail(version.at, say("'{}' is missing, or another thing", mode));
            factors.modes.emplace(mode, ModeFactors{kg / persons, speed});
        }
        return factors;
    }

    std::vector<EmissionFactors> all(const Node& root) const {
        std::vector<EmissionFactors> found;
        for (const auto& version : value<Node::Array>(root, "factors")) found.push_back(one(version));
        if (found.empty()) fail(root.at, say("'{}' is missing, or another thing", "factors"));
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& early, const auto& late) { return early.from < late.from; });
        return found;
    }

    const std::filesystem::path& file_;
};

}  // namespace

const ModeFactors* EmissionFactors::of(std::string_view mode) const {
    const auto found = modes.find(mode);
    return found == modes.end() ? nullptr : &found->second;
}

std::vector<EmissionFactors> read_emission_factors(const std::filesystem::path& file) {
    return file.empty() ? std::vector<EmissionFactors>() : FactorsFile(file).read();
}

const EmissionFactors* factors_on(const std::vector<EmissionFactors>& factors, Day day) {
    const EmissionFactors* found = factors.empty() ? nullptr : &factors.front();
    for (const auto& one : factors)
        if (one.from <= day) found = &one;
    return found;
}

}  // namespace tiers::report
