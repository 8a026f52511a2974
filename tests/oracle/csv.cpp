// Compares the reader and the writer of CSV with cases others wrote: tiers-oracle-csv read|write FOLDER. Ends with 77
// (skipped) when the folder is not there, and fails when it is there and yields no row. Every case that differs stands
// below with its reason; one that no longer differs fails as well.

#include <fmt/format.h>
#include <sodium.h>
#include <tiers/error.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/text.h"
#include "format/charset.h"
#include "format/csv.h"
#include "format/csv_cell.h"

namespace {

using nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

const std::map<std::string, std::string> read_differently = {
    {"papaparse:parse:084", "another quote than the double one is not read"},
    {"papaparse:parse:025", "a delimiter is one character"},
    {"papaparse:parse:044", "a line end at the end of the file begins no row (RFC 4180)"},
    {"papaparse:parse:059", "a line end at the end of the file begins no row (RFC 4180)"},
    {"papaparse:core:019", "a quote that is never closed is refused, with its place"},
    {"papaparse:core:021", "text behind a closing quote is refused, with its place"},
    {"papaparse:core:023", "text behind a closing quote is refused, with its place"},
    {"rvl:backslash_escape.csv", "a backslash escapes nothing (RFC 4180): refused, with its place"},
    {"csv-test-data:bad-header-more-fields", "read as it is; an import refuses the row that holds more"},
    {"csv-test-data:bad-header-wrong-header", "read as it is; an import refuses columns it does not know"},
};

const std::map<std::string, std::string> written_differently = {
    {"papaparse:unparse:12", "the delimiter is a comma"},
    {"papaparse:unparse:14", "the delimiter is a comma"},
    {"papaparse:unparse:20", "only what wants quotes has them"},
    {"papaparse:unparse:22", "only what wants quotes has them"},
    {"papaparse:unparse:35", "every row has every column"},
    {"papaparse:unparse:37", "every row has every column"},
    {"papaparse:unparse:39", "every row has every column"},
    {"papaparse:unparse:43", "the quote is the double one"},
    {"papaparse:unparse:45", "formulas are always kept from being run"},
    {"papaparse:unparse:47", "the quote is the double one"},
    {"papaparse:unparse:51", "the quote is the double one"},
};

std::string decoded(const std::string& base64) {
    std::string bytes(base64.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(), base64.size(),
                          nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        throw std::runtime_error("not base64: " + base64);
    bytes.resize(length);
    return bytes;
}

std::vector<ordered_json> cases(const std::filesystem::path& file) {
    std::vector<ordered_json> all;
    std::ifstream input(file);
    for (std::string line; std::getline(input, line);) {
        auto json = ordered_json::parse(line);
        if (!json.contains("_meta")) all.push_back(std::move(json));
    }
    return all;
}

Rows read(const std::string& bytes, const std::string& charset, char delimiter) {
    const auto text = tiers::format::to_utf8(bytes, charset);
    tiers::format::CsvReader reader(text, delimiter ? delimiter : tiers::format::csv_delimiter(text));
    Rows rows;
    for (tiers::format::CsvRow row; reader.next(row);) rows.push_back(row.cells);
    return rows;
}

/// Blank lines, which imports leave out, are left out where the case says so.
Rows without_blank(Rows rows, const std::string& note) {
    const auto greedy = note.find("skipEmptyLines=greedy") != note.npos;
    if (!greedy && note.find("skipEmptyLines=True") == note.npos) return rows;
    std::erase_if(rows, [&](const auto& row) {
        if (!greedy) return row.size() == 1 && row.front().empty();
        return std::all_of(row.begin(), row.end(), [](const auto& cell) { return tiers::trim(cell).empty(); });
    });
    return rows;
}

bool reads_alike(const ordered_json& row, bool detect) {
    const auto told = row["delimiter"].get<std::string>();
    const auto expect = row["expect"].get<std::string>();
    const auto delimiter = detect || told == "auto" ? '\0' : told == "0x1F" ? '\x1f' : told.front();
    const auto charset = expect == "ok-if-told" ? row["encoding"].get<std::string>() : std::string();
    try {
        const auto found =
            without_blank(read(decoded(row["bytes_b64"]), charset, delimiter), row.value("note", std::string()));
        if (expect == "error" || expect == "header-error" || told.size() == 2) return false;
        return !row.contains("rows") || found == row["rows"].get<Rows>();
    } catch (const tiers::BadInput&) {
        return expect == "error" || expect == "ok-or-error";
    }
}

/// Where the delimiter is one of the four that are found out, it is found.
bool detects_alike(const ordered_json& row) {
    const auto told = row["delimiter"].get<std::string>();
    if (told.size() != 1 || std::string_view(",;\t|").find(told) == std::string_view::npos) return true;
    if (!row.contains("rows")) {
        const auto text = tiers::format::to_utf8(decoded(row["bytes_b64"]));
        return tiers::format::csv_delimiter(text) == told.front();
    }
    return reads_alike(row, true);
}

std::string cell_of(const ordered_json& value) {
    if (value.is_null()) return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string line_of(const std::vector<std::string>& cells) {
    std::vector<std::string> written;
    for (const auto& cell : cells) written.push_back(tiers::format::csv_cell(tiers::format::spreadsheet_safe(cell)));
    return tiers::join(written, ",") + "\n";
}

/// What a case wants written, as a table: an array of rows, of objects, or an object that names fields and data.
Rows table_of(const ordered_json& row) {
    Rows rows;
    std::vector<std::string> names;
    const auto& input = row["input"];
    const auto& data = input.is_object() ? input.value("data", ordered_json::array()) : input;
    if (input.is_object() && input.contains("fields")) names = input["fields"];
    if (row["config"].contains("columns")) names = row["config"]["columns"];
    if (names.empty() && !data.empty() && data.front().is_object())
        for (const auto& [name, value] : data.front().items()) names.push_back(name);
    if (!names.empty() && row["config"].value("header", true)) rows.push_back(names);
    for (const auto& item : data) {
        std::vector<std::string> cells;
        if (item.is_array())
            for (const auto& value : item) cells.push_back(cell_of(value));
        else
            for (const auto& name : names) cells.push_back(cell_of(item.value(name, ordered_json())));
        rows.push_back(cells);
    }
    return rows;
}

/// Line ends are ours: LF, and one behind the last row.
std::string with_our_line_ends(const std::string& expected) {
    std::string text;
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (expected[i] != '\r' || i + 1 == expected.size() || expected[i + 1] != '\n') text += expected[i];
    return text.empty() ? text : text + '\n';
}

bool writes_alike(const ordered_json& row) {
    std::string text;
    for (const auto& cells : table_of(row)) text += line_of(cells);
    return text == with_our_line_ends(row["expected"]);
}

template <class Holds>
int compare(const std::vector<ordered_json>& all, const std::map<std::string, std::string>& reasons, Holds holds) {
    std::size_t alike = 0;
    int surprises = 0;
    for (const auto& row : all) {
        const auto id = row["id"].get<std::string>();
        const auto reason = reasons.find(id);
        const auto agrees = holds(row);
        alike += agrees ? 1 : 0;
        if (agrees == (reason == reasons.end())) continue;
        ++surprises;
        std::cout << (agrees ? "no longer differs: " : "differs: ") << id << '\n';
    }
    std::cout << fmt::format("{} of {} cases agree, {} differ for the reason that stands beside them\n", alike,
                             all.size(), reasons.size());
    return surprises == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const std::string what = argv[1];
    const auto* told = std::getenv("TIERS_ORACLE");
    const std::filesystem::path folder = told ? told : argv[2];
    if (!std::filesystem::is_directory(folder)) {
        std::cout << "skipped: no folder of cases at " << folder << '\n';
        return 77;
    }
    const auto all = cases(folder / ("csv_" + what + ".jsonl"));
    if (all.empty()) {
        std::cout << "no row in csv_" << what << ".jsonl\n";
        return 1;
    }
    if (what == "write") return compare(all, written_differently, writes_alike);
    return compare(all, read_differently,
                   [](const auto& row) { return reads_alike(row, false) && detects_alike(row); });
}
