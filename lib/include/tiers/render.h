#pragma once

#include <tiers/document.h>
#include <tiers/error.h>
#include <tiers/export.h>
#include <tiers/i18n.h>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::render {

enum class Format { table, tsv, csv, json, jsonl, md, html, svg, xlsx, ics, vcf, xml, mm, opml, mermaid };

/// The format of a name ("csv"), or of a file's ending ("reports/salle.csv"); nullopt when there is none.
TIERS_API std::optional<Format> format_named(std::string_view name);
TIERS_API std::optional<Format> format_of_file(std::string_view path);
/// Whether it is one that people read, not machines.
TIERS_API bool for_people(Format format);
/// The names --format takes, in order.
TIERS_API std::vector<std::string> format_names();
/// Of files, ".csv".
TIERS_API std::vector<std::string> format_endings();

/// How many colours the reader can show.
enum class Colour { none, sixteen, palette, full };

struct Style {
    Format format = Format::table;
    Language language = Language::en;
    Colour colour = Colour::none;
    std::optional<int> width;  ///< text is cut to it; nothing is cut where there is none (not a terminal)
    bool headers = true;
    bool raw = false;                 ///< CSV: text that a spreadsheet would run stays as it is
    bool excel_fr = false;            ///< CSV: semicolons, decimal commas, and a byte order mark before all
    std::vector<std::string> fields;  ///< machine names, in the order to show; empty for all
    std::string title = {};           ///< of a page that has none of its own
    Instant now = {};                 ///< what a workbook says it was made at
};

/// Where text goes, a piece at a time.
using Sink = std::function<void(std::string_view)>;

/// Writes a whole document. Throws BadInput for a field it does not have (with the nearest) and for a format that does
/// not suit it.
TIERS_API void write(Document document, const Style& style, const Sink& sink);

/// What it is and when, on one line: "Occupancy · October 2026 · Coworking Pays Basque".
TIERS_API std::string one_line(const Document& document, Language language);

/// Writes rows as they come: lists. table, md, html and json wait for the end where they must.
class TIERS_API RowWriter {
public:
    RowWriter(std::string schema, Table heading, Style style, Sink sink);
    ~RowWriter();
    RowWriter(RowWriter&&) noexcept;
    void row(Row row);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A cell as people read it in this language: what tables and sentences show. Control characters are made visible.
TIERS_API std::string shown(const Value& value, Kind kind, Language language);
/// "1 October 2026 - 31 October 2026", or the one day, month or year it is.
TIERS_API std::string shown(const Period& period, Language language);
/// An error as one JSON line: {"error":{"code":...,"exit":...,"message":...,"hint":...}}.
TIERS_API std::string error_line(const Error& error);
/// Text made safe for a terminal: controls, bidirectional marks and broken UTF-8 become visible escapes.
TIERS_API std::string terminal_safe(std::string_view text);

}  // namespace tiers::render
