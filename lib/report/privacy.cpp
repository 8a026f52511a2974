#include "report/privacy.h"

#include <SQLiteCpp/Statement.h>
#include <tiers/catalogue.h>
#include <tiers/words.h>

#include "member/processing.h"
#include "store/database.h"
#include "store/schema_tables.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

std::vector<Column> columns() {
    return {{"table", tr("Table"), Kind::code},     {"purpose", tr("Purpose"), Kind::word},
            {"categories", tr("Data"), Kind::word}, {"people", tr("Of whom"), Kind::word},
            {"kept", tr("Kept"), Kind::word},       {"exported", tr("Handed on by"), Kind::code},
            {"rows", tr("Rows"), Kind::count},      {"former_rows", tr("Former rows"), Kind::count}};
}

std::string words(const std::vector<const char*>& all) {
    return fmt::format("{}", fmt::join(all, " "));
}

std::int64_t count(const Store& store, const std::string& table) {
    SQLite::Statement row(store.db().raw(), "select count(*) from " + sql_name(table));
    row.executeStep();
    return row.getColumn(0).getInt64();
}

/// In the order they are described in; rows of what the schema has no table for, or that is not described, are told
/// nowhere, which a test excludes.
Table processing_table(const Store& store) {
    Table table{.columns = columns()};
    const auto schema = schema_tables(store);
    const auto count_of = [&](const std::string& name) {
        const auto there =
            std::any_of(schema.begin(), schema.end(), [&](const SchemaTable& one) { return one.name == name; });
        return there ? Value(count(store, name)) : Value();
    };
    for (const auto& one : member::processings())
        table.rows.push_back({std::string(one.table), std::string(one.purpose), words(one.categories),
                              words(one.people), std::string(one.kept),
                              *one.exported ? Value(std::string(one.exported)) : Value(), count_of(one.table),
                              count_of(std::string(one.table) + "_was")});
    return table;
}

Table purpose_table() {
    Table table{.title = tr("What for"),
                .columns = {{"purpose", tr("Purpose"), Kind::word},
                            {"sentence", tr("What for"), Kind::text},
                            {"basis", tr("Basis"), Kind::text}}};
    for (const auto& one : member::purposes())
        table.rows.push_back({std::string(one.code), tr(one.sentence), tr(one.basis)});
    return table;
}

Facts controller(const catalogue::Operator& us) {
    Facts facts;
    facts.title = tr("Who is responsible");
    for (const auto& [name, value] : {std::pair{tr("Operator"), us.name}, std::pair{tr("Legal form"), us.legal_form},
                                      std::pair{tr("SIREN"), us.siren}})
        if (!value.empty()) facts.add(name, value, Kind::code);
    return facts;
}

std::vector<std::string> notes(const Store& store) {
    const auto rules = catalogue::privacy_of(store);
    return {
        say("Kept for membership: until {} days after somebody was last seen (privacy.retention); tiers member "
            "retention tells who is past it.",
            rules.retention.count()),
        say("The personal track: until {} days after the follow-up ended (privacy.personal_retention).",
            rules.personal_retention.count()),
        tr("Accounts: as long as the law on accounts asks. File: as long as the database; what says who it is of goes "
           "when the person is erased."),
        tr("Handed on: commands that write it for others. Nothing leaves the machine by itself, and nothing is sent to "
           "another country."),
        tr("Security: one file that only its owner may read, a journal that cannot be changed, backups with the same "
           "rights."),
        tr("Visits are counted without names. Rows are counted now.")};
}

Document privacy_report(const Store& store, const Query&) {
    const Snapshot snapshot(store);
    const auto us = catalogue::operator_of(store);
    Document document;
    document.schema = "tiers.report.privacy/1";
    document.title = tr("Register of processing");
    document.whose = us.name;
    document.sections = {controller(us), processing_table(store), purpose_table()};
    document.notes = notes(store);
    return document;
}

}  // namespace

Report privacy() {
    return {
        "privacy", msgid("The register of processing, as data protection law asks for"), {}, privacy_report, columns};
}

}  // namespace tiers::report
