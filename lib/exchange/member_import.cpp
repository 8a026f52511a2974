#include <tiers/error.h>
#include <tiers/exchange.h>
#include <algorithm>

#include "base/read_ahead.h"
#include "base/text.h"
#include "exchange/member_card.h"
#include "exchange/member_intake.h"
#include "exchange/member_line.h"
#include "exchange/member_programs.h"
#include "format/charset.h"

namespace tiers::exchange {

namespace {

using Tell = std::function<void(const MemberVerdict&)>;

/// What was asked; else each row is matched by its external id where it says one, else by its e-mail.
std::optional<Field> match_of(const MemberOptions& options) {
    if (options.match.empty()) return std::nullopt;
    return options.match == "email" ? Field::email : Field::external_id;
}

std::optional<Field> match_of(const MemberOptions& options, const MemberRows& rows) {
    const auto field = match_of(options);
    if (field && !rows.has(*field))
        throw BadInput("no_match_column", say("{}: no column is the {}", options.file, options.match));
    return field;
}

std::string first_of(const std::string& one, const std::string& other) {
    return one.empty() ? other : one;
}

/// Cards and lines say themselves what stands where.
void refuse_mapping(const MemberOptions& options) {
    if (options.map || !options.program.empty())
        throw BadInput("no_mapping", say("'{}' is no table, and wants no mapping", options.file));
}

/// A row of a file that was read.
struct ReadRow {
    std::int64_t line = 0;
    const MemberRow* said = nullptr;  ///< null where it is about no member
    std::exception_ptr wrong;         ///< why it cannot be read
    MemberRow row;
};

template <class Read>
void read_row(ReadRow& row, std::int64_t line, Read read) {
    row.line = line;
    row.wrong = nullptr;
    try {
        row.said = read() ? &row.row : nullptr;
    } catch (const Error&) {
        row.wrong = std::current_exception();
    }
}

/// `read` fills in the next row of a file, and gives false at its end.
void take_all(MemberIntake& intake, const std::function<bool(ReadRow&)>& read, const Tell& tell) {
    ReadAhead<ReadRow> ahead(read);
    while (const auto* row = ahead.next())
        tell(intake.take(row->line, [&] {
            if (row->wrong) std::rethrow_exception(row->wrong);
            return row->said;
        }));
}

MemberImport import_cards(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    refuse_mapping(options);
    const auto text = options.charset.empty() ? std::string(bytes) : format::to_utf8(bytes, options.charset);
    const auto cards = format::vcards(text);
    const MemberMap map;
    MemberIntake intake(store, map, match_of(options), options, bytes.size());
    MemberRow said;
    for (const auto& card : cards) tell(intake.take(card.line, [&] { return &(said = row_of(card)); }));
    return intake.finish();
}

MemberImport import_lines(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    refuse_mapping(options);
    const auto text = format::to_utf8(bytes, options.charset);
    const MemberMap map;
    MemberIntake intake(store, map, match_of(options), options, bytes.size());
    const auto lines = split(text, '\n');
    auto next = lines.begin();
    const auto read = [&](ReadRow& row) {
        next = std::find_if(next, lines.end(), [](std::string_view line) { return !trim(line).empty(); });
        if (next == lines.end()) return false;
        const auto line = *next++;
        read_row(row, next - lines.begin(), [&] {
            row.row = row_of_line(line);
            return true;
        });
        return true;
    };
    take_all(intake, read, tell);
    return intake.finish();
}

bool is_table(std::string_view bytes) {
    return !is_vcard(bytes) && !is_member_lines(bytes);
}

/// The mapping that was given, that of the program which wrote the file, or what the headings tell.
MemberMap map_of(const MemberOptions& options, const std::vector<std::string>& heading, std::string& program) {
    program = options.program;
    if (program.empty()) program = program_of(heading).value_or("");
    return program.empty() ? guess_member_map(heading) : program_map(program, heading);
}

MemberImport import_table(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    auto map = options.map ? read_member_map(*options.map, options.map_file) : MemberMap{};
    format::CsvTable table(bytes, {options.file, first_of(options.charset, map.charset), map.delimiter});
    std::string program;
    if (!options.map) map = map_of(options, table.heading(), program);
    const MemberRows rows(map, table.heading(), options.file);
    MemberIntake intake(store, map, match_of(options, rows), options, bytes.size());
    format::CsvRow cells;
    const auto read = [&](ReadRow& row) {
        if (!table.next(cells)) return false;
        read_row(row, cells.line, [&] { return rows.read(cells, row.row); });
        return true;
    };
    take_all(intake, read, tell);
    auto imported = intake.finish();
    imported.program = program;
    return imported;
}

}  // namespace

MemberImport import_members(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    if (is_vcard(bytes)) return import_cards(store, bytes, options, tell);
    if (is_member_lines(bytes)) return import_lines(store, bytes, options, tell);
    return import_table(store, bytes, options, tell);
}

std::string guessed_member_map(std::string_view bytes, const MemberOptions& options) {
    if (!is_table(bytes)) throw BadInput("no_mapping", say("'{}' is no table, and wants no mapping", options.file));
    const format::CsvTable table(bytes, {options.file, options.charset, 0});
    std::string program;
    auto map = map_of(options, table.heading(), program);
    map.charset = options.charset;
    return member_map_text(map, table.heading());
}

}  // namespace tiers::exchange
