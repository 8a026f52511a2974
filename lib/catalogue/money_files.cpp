#include "catalogue/money_files.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "catalogue/check.h"
#include "catalogue/file.h"
#include "catalogue/keys.h"
#include "catalogue/sense.h"
#include "format/csv.h"

namespace tiers::catalogue {

namespace {

namespace fs = std::filesystem;

/// 650.00 of "650,00", "1 234.5 €" and the like.
std::string plain_amount(std::string text) {
    for (const std::string_view blank : {" ", "\u00a0", "\u202f", "€"})
        for (auto at = text.find(blank); at != text.npos; at = text.find(blank)) text.erase(at, blank.size());
    if (const auto comma = text.rfind(','); comma != text.npos && text.find('.') == text.npos) text[comma] = '.';
    return text;
}

/// 2026-03-05, or 05/03/2026.
std::optional<Day> day_in_cell(const std::string& text) {
    const auto turned = text.size() == 10 && text[2] == '/' && text[5] == '/'
                            ? fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2))
                            : text;
    try {
        return parse_day(turned);
    } catch (const BadInput&) {
        return std::nullopt;
    }
}

/// A cell as the file would have it; what it cannot be is left as text, for the check to tell.
Node cell_node(const Key* key, std::string cell, const Position& at) {
    if (key && key->kind == KeyKind::money) return {at, plain_amount(std::move(cell))};
    if (const auto day = key && key->kind == KeyKind::day ? day_in_cell(cell) : std::nullopt) return {at, *day};
    return {at, std::move(cell)};
}

/// The tables that a file of rows stands for. A row without id has one of the file's name and its line, and is paid
/// once where it does not say otherwise: what books say of a day.
class MoneyFile {
public:
    MoneyFile(std::string kind, const fs::path& file) : kind_(std::move(kind)), stem_(id_of(file)) {}

    Node::Array read(format::CsvTable& table) const {
        Node::Array rows;
        for (format::CsvRow row; table.next(row);) {
            const Position at{static_cast<int>(row.line), 1};
            Node::Table cells;
            for (std::size_t i = 0; i < row.cells.size() && i < table.heading().size(); ++i) {
                const Position here{at.line, static_cast<int>(i) + 1};
                if (auto cell = std::string(trim(row.cells[i])); !cell.empty())
                    put(cells, table.heading()[i], std::move(cell), here);
            }
            Node made{at, std::move(cells)};
            if (!made.find("id")) put(made, "id", fmt::format("{}-{}", stem_, row.line));
            if (!made.find("every")) put(made, "every", "once");
            rows.push_back(std::move(made));
        }
        return rows;
    }

private:
    static std::string id_of(const fs::path& file) {
        auto stem = folded(file.stem().string());
        std::replace_if(
            stem.begin(), stem.end(), [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); }, '-');
        return fmt::format("csv-{}", stem.substr(0, 40));
    }
    void put(Node::Table& cells, const std::string& name, std::string cell, const Position& at) const {
        cells.push_back({name, at, cell_node(key_of(fmt::format("{}.{}", kind_, name)), std::move(cell), at)});
    }
    static void put(Node& row, const char* name, std::string text) {
        std::get<Node::Table>(row.value).push_back({name, row.at, {row.at, std::move(text)}});
    }

    std::string kind_, stem_;
};

Node::Array& tables_of(Node& root, const std::string& kind) {
    auto& members = std::get<Node::Table>(root.value);
    auto found = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.name == kind; });
    if (found == members.end()) found = members.insert(found, {kind, root.at, {root.at, Node::Array{}}});
    return std::get<Node::Array>(found->node.value);
}

/// What was there before was found right: whatever is wrong now came with the rows.
void add_money_file(Node& root, const std::string& kind, const fs::path& file) {
    const auto bytes = bytes_beside(file);
    format::CsvTable table(bytes, {.file = file.string()});
    auto rows = MoneyFile(kind, file).read(table);
    auto problems = check_keys(kind, rows);
    auto& all = tables_of(root, kind);
    std::move(rows.begin(), rows.end(), std::back_inserter(all));
    if (problems.empty()) problems = check_sense(root);
    if (!problems.empty()) refuse(std::move(problems), file.string());
}

}  // namespace

void add_money_files(Node& root, const fs::path& folder) {
    const auto* named = root.find("funding");
    if (!named) return;
    std::vector<std::pair<std::string, Node>> files;
    for (const auto& [kind, key] : {std::pair("cost", "costs_csv"), std::pair("subsidy", "subsidies_csv")})
        if (const auto* list = named->find(key))
            for (const auto& file : *list->array()) files.emplace_back(kind, file);
    for (const auto& [kind, file] : files) {
        try {
            add_money_file(root, kind, folder / *file.text());
        } catch (const BadInput& error) {
            if (error.code() == "no_file" || error.code() == "cannot_read")
                throw BadInput(error.code(), say("'{}': {}", *file.text(), error.what()));
            throw;
        }
    }
}

}  // namespace tiers::catalogue
