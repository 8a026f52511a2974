#pragma once

#include <tiers/document.h>
#include <tiers/render.h>
#include <string>

namespace tiers::render {

/// One way of writing a document. Adding a format is a file with such a function and a row of the table in render.cpp.
using WriteDocument = void (*)(const Document&, const Style&, const Sink&);

void write_text(const Document& document, const Style& style, const Sink& sink);
void write_lines(const Document& document, const Style& style, const Sink& sink);  ///< CSV and TSV
void write_json(const Document& document, const Style& style, const Sink& sink);
void write_jsonl(const Document& document, const Style& style, const Sink& sink);
void write_markdown(const Document& document, const Style& style, const Sink& sink);
void write_html(const Document& document, const Style& style, const Sink& sink);
void write_svg(const Document& document, const Style& style, const Sink& sink);
/// A workbook of Office Open XML: a sheet for each table, and one for the notes.
void write_xlsx(const Document& document, const Style& style, const Sink& sink);

/// Whether a document is made of several parts.
bool has_chapters(const Document& document);
/// The first table of a document, or null.
const Table* first_table(const Document& document);
/// The table with the columns asked for, in that order. Throws BadInput with the nearest for one that is not there.
Table selected(Table table, const std::vector<std::string>& fields);
/// What --fields help prints: each column with its kind.
Table fields_help(const Table& table);

/// A cell as machines read it: RFC 3339, ISO days, plain numbers, empty for nothing.
std::string plain(const Value& value);
/// What stands before the first line of CSV: a byte order mark for Excel in French, nothing else.
std::string beginning_of(const Style& style);
/// One line of each machine format, for lists that stream; the first two in CSV or TSV, as the style says.
std::string line_of_names(const Table& table, const Style& style);
std::string line_of_cells(const Row& row, const Style& style);
std::string json_object(const Table& table, const Row& row);

/// Numbers stand to the right.
bool stands_right(Kind kind);
/// When and whose it is, under the title: "October 2026 · Coworking Pays Basque"; empty for neither.
std::string subtitle(const Document& document, Language language);

}  // namespace tiers::render
