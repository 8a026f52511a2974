// Compares the reader of vCard with what another program reads in the same files: tiers-oracle-vcf FOLDER. Ends with 77
// (skipped) when the folder is not there, and fails when it is there and yields no card. Every file that differs stands
// below with its reason; one that no longer differs fails as well.

#include <tiers/error.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "format/vcard.h"

namespace {

using nlohmann::ordered_json;

const std::map<std::string, std::string> read_differently = {};

struct Read {
    std::string name;
    std::vector<std::string> emails;
    bool operator==(const Read&) const = default;
};

std::vector<Read> expected(const ordered_json& row) {
    std::vector<Read> cards;
    for (const auto& card : row["cards"])
        cards.push_back({card["fn"].is_null() ? std::string() : card["fn"].get<std::string>(),
                         card["email"].get<std::vector<std::string>>()});
    return cards;
}

std::vector<Read> found(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(input), {}};
    std::vector<Read> cards;
    try {
        for (const auto& card : tiers::format::vcards(bytes)) cards.push_back({card.formatted, card.emails});
    } catch (const tiers::BadInput& error) {
        if (error.code() != "no_vcard") throw;
    }
    return cards;
}

int compare(const std::filesystem::path& folder) {
    std::ifstream index(folder / "vcf_files.jsonl");
    std::size_t files = 0, cards = 0, wrong = 0;
    for (std::string line; std::getline(index, line);) {
        const auto row = ordered_json::parse(line);
        if (row.contains("_meta")) continue;
        const auto id = row["id"].get<std::string>();
        const auto alike = found(folder / row["file"].get<std::string>()) == expected(row);
        const auto reason = read_differently.find(id);
        if (alike == (reason != read_differently.end())) {
            std::cout << id << (alike ? ": no longer differs\n" : ": differs\n");
            ++wrong;
        }
        if (reason != read_differently.end()) std::cout << id << ": " << reason->second << "\n";
        ++files;
        cards += row["cards"].size();
    }
    std::cout << files << " files, " << cards << " cards, " << wrong << " not as told\n";
    return cards > 0 && wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    const std::filesystem::path folder = words[1];
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped: no folder of cases at " << folder << "\n";
        return 77;
    }
    return compare(folder);
}
