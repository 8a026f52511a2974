#include <tiers/error.h>
#include <tiers/exchange.h>
#include <algorithm>

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

MemberImport import_cards(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    refuse_mapping(options);
    const auto text = options.charset.empty() ? std::string(bytes) : format::to_utf8(bytes, options.charset);
    const auto cards = format::vcards(text);
    const MemberMap map;
    MemberIntake intake(store, map, match_of(options), options);
    MemberRow said;
    for (const auto& card : cards) tell(intake.take(card.line, [&] { return &(said = row_of(card)); }));
    return intake.finish();
}

MemberImport import_lines(Store& store, std::string_view bytes, const MemberOptions& options, const Tell& tell) {
    refuse_mapping(options);
    const auto text = format::to_utf8(bytes, options.charset);
    const MemberMap map;
    MemberIntake intake(store, map, match_of(options), options);
    std::int64_t number = 0;
    MemberRow said;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (!trim(line).empty()) tell(intake.take(number, [&] { return &(said = row_of_line(line)); }));
    }
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
    MemberIntake intake(store, map, match_of(options, rows), options);
    MemberRow said;
    for (format::CsvRow row; table.next(row);)
        tell(intake.take(row.line, [&] { return rows.read(row, said) ? &said : nullptr; }));
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
