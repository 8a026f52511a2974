#include <tiers/error.h>
#include <tiers/render.h>
#include <tiers/words.h>
#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

struct Writer {
    Format format;
    std::string_view name;
    std::string_view ending;
    WriteDocument write;  ///< null: no document is written so, only what its own verb exports
};

constexpr Writer writers[] = {
    {Format::table, "table", ".txt", write_text},
    {Format::tsv, "tsv", ".tsv", write_lines},
    {Format::csv, "csv", ".csv", write_lines},
    {Format::json, "json", ".json", write_json},
    {Format::jsonl, "jsonl", ".jsonl", write_jsonl},
    {Format::md, "md", ".md", write_markdown},
    {Format::html, "html", ".html", write_html},
    {Format::svg, "svg", ".svg", write_svg},
    {Format::xlsx, "xlsx", ".xlsx", write_xlsx},
    {Format::ics, "ics", ".ics", nullptr},
    {Format::vcf, "vcf", ".vcf", nullptr},
    {Format::xml, "xml", ".xml", nullptr},
    {Format::mm, "mm", ".mm", nullptr},
    {Format::opml, "opml", ".opml", nullptr},
    {Format::mermaid, "mermaid", ".mmd", nullptr},
};

const Writer& writer_of(Format format) {
    return *std::find_if(std::begin(writers), std::end(writers),
                         [&](const Writer& writer) { return writer.format == format; });
}

bool asks_for_help(const Style& style) {
    return style.fields == std::vector<std::string>{"help"};
}

bool machine_only(const Column& column) {
    return column.machine_only;
}

/// The columns that say something to people, where others are hidden from them.
std::vector<std::string> shown_to_people(const Table& table) {
    std::vector<std::string> shown;
    if (std::none_of(table.columns.begin(), table.columns.end(), machine_only)) return shown;
    for (const auto& column : table.columns)
        if (!column.machine_only) shown.push_back(column.name);
    return shown;
}

void hide_columns(Document& document) {
    for (auto& section : document.sections)
        if (auto* table = std::get_if<Table>(&section)) {
            const auto fields = shown_to_people(*table);  // before the table is moved from
            *table = selected(std::move(*table), fields);
        }
}

/// What people are told nothing by, machines alone are told.
void hide_tables(Document& document) {
    std::erase_if(document.sections, [](const Section& section) {
        const auto* table = std::get_if<Table>(&section);
        return table && table->empty.empty() && !table->columns.empty() &&
               std::all_of(table->columns.begin(), table->columns.end(), machine_only);
    });
}

/// Leaves the columns that were asked for in the first table.
void choose(Document& document, const Style& style) {
    const auto is_table = [](const Section& section) { return std::holds_alternative<Table>(section); };
    const auto first = std::find_if(document.sections.begin(), document.sections.end(), is_table);
    if (first == document.sections.end()) throw BadInput("no_fields", tr("there are no columns to choose from"));
    auto& table = std::get<Table>(*first);
    if (asks_for_help(style)) {
        document.sections = std::vector<Section>{fields_help(table)};
        document.notes.clear();
        return;
    }
    table = selected(std::move(table), style.fields);
    for (auto& column : table.columns) column.machine_only = false;
}

void narrow(Document& document, const Style& style) {
    if (!style.fields.empty()) choose(document, style);
    if (!for_people(style.format)) return;
    hide_tables(document);
    hide_columns(document);
}

}  // namespace

bool for_people(Format format) {
    return format == Format::table || format == Format::md || format == Format::html || format == Format::xlsx;
}

std::optional<Format> format_named(std::string_view name) {
    for (const auto& writer : writers)
        if (writer.name == name) return writer.format;
    return std::nullopt;
}

std::optional<Format> format_of_file(std::string_view path) {
    const auto ending = folded(std::filesystem::path(path).extension().string());
    for (const auto& writer : writers)
        if (writer.ending == ending) return writer.format;
    return std::nullopt;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& writer : writers) names.emplace_back(writer.name);
    return names;
}

std::vector<std::string> format_endings() {
    std::vector<std::string> endings;
    for (const auto& writer : writers) endings.emplace_back(writer.ending);
    return endings;
}

void write(Document document, const Style& style, const Sink& sink) {
    const auto& writer = writer_of(style.format);
    if (!writer.write) throw BadInput("bad_format", say("this is not written as {}", writer.name));
    narrow(document, style);
    writer.write(document, style, sink);
}

struct RowWriter::State {
    std::string schema;
    Table table;
    Style style;
    Sink sink;
    std::vector<std::size_t> columns;  ///< of the rows given, in the order they are written
    bool started = false;
    Row chosen = {};  ///< of the last row
};

namespace {

bool streams(Format format) {
    return format == Format::csv || format == Format::tsv || format == Format::jsonl;
}

/// Where each chosen column stands in the rows that are given.
std::vector<std::size_t> positions(const Table& all, const Table& chosen) {
    std::vector<std::size_t> found;
    for (const auto& column : chosen.columns)
        found.push_back(
            static_cast<std::size_t>(std::find_if(all.columns.begin(), all.columns.end(),
                                                  [&](const Column& other) { return other.name == column.name; }) -
                                     all.columns.begin()));
    return found;
}

std::string heading(const Table& table, const Style& style) {
    if (style.format == Format::jsonl) return {};
    return beginning_of(style) + (style.headers ? line_of_names(table, style) : "");
}

std::string line(const Table& table, const Row& row, const Style& style) {
    return style.format == Format::jsonl ? json_object(table, row) + "\n" : line_of_cells(row, style);
}

}  // namespace

RowWriter::RowWriter(std::string schema, Table heading, Style style, Sink sink)
    : state_(std::make_unique<State>(
          State{std::move(schema), std::move(heading), std::move(style), std::move(sink), {}, false, {}})) {
    if (!streams(state_->style.format) || asks_for_help(state_->style)) return;
    auto chosen = selected(state_->table, state_->style.fields);
    state_->columns = positions(state_->table, chosen);
    state_->table = std::move(chosen);
}

RowWriter::~RowWriter() = default;
RowWriter::RowWriter(RowWriter&&) noexcept = default;

void RowWriter::row(Row row) {
    auto& state = *state_;
    if (state.columns.empty()) {
        state.table.rows.push_back(std::move(row));
        return;
    }
    if (!std::exchange(state.started, true)) state.sink(tiers::render::heading(state.table, state.style));
    state.chosen.clear();
    for (const auto column : state.columns) state.chosen.push_back(row[column]);
    state.sink(line(state.table, state.chosen, state.style));
}

void RowWriter::finish() {
    auto& state = *state_;
    if (!state.columns.empty()) {
        if (!state.started) state.sink(tiers::render::heading(state.table, state.style));
        return;
    }
    Document document;
    document.schema = state.schema;
    document.sections.emplace_back(std::move(state.table));
    render::write(std::move(document), state.style, state.sink);
}

}  // namespace tiers::render
