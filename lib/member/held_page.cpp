#include <SQLiteCpp/Statement.h>
#include <tiers/catalogue.h>
#include <tiers/held.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "member/held_fields.h"
#include "member/held_rows.h"
#include "member/processing.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// Names for ids, and the clock of the place, of the rows of a page.
class PageReader {
public:
    explicit PageReader(const Store& store)
        : store_(store), schema_(schema_tables(store)), zone_(catalogue::zone_of(store)) {}

    Value shown(const HeldTable& table, std::size_t column, const Field& field, const Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        if (!number) return value;
        if (field.kind == Kind::instant) return moment(field.column, *number);
        if (field.kind == Kind::minutes && std::string_view(field.column) == "series.duration") return *number / 60;
        return field.kind == Kind::id ? name(table.table, table.columns[column], *number) : value;
    }

    Value moment(std::string_view column, std::int64_t seconds) const {
        const Instant at{Seconds(seconds)};
        const auto wall = column == "series.wall_start";  // civil seconds, of no zone
        return Moment{at, wall ? Seconds(0) : zone_.at(at).offset};
    }

private:
    /// What an id names, where that has a name.
    Value name(const std::string& table, const std::string& column, std::int64_t id) {
        const auto& links = table_named(schema_, table).links;
        const auto link = std::find_if(links.begin(), links.end(), [&](const Link& one) {
            return one.columns.size() == 1 && one.columns.front() == column;
        });
        if (link == links.end()) return id;
        const auto& columns = table_named(schema_, link->to).columns;
        if (std::find(columns.begin(), columns.end(), "name") == columns.end()) return id;
        auto& known = names_[link->to + " " + std::to_string(id)];
        if (known.empty()) {
            SQLite::Statement row(store_.db().raw(), "select name from " + sql_name(link->to) + " where id = :id");
            row.bind(":id", id);
            known = row.executeStep() ? row.getColumn(0).getString() : std::to_string(id);
        }
        return known;
    }

    const Store& store_;
    std::vector<SchemaTable> schema_;
    Zone zone_;
    std::map<std::string, std::string> names_;
};

bool says_something(const HeldTable& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
        const auto* text = std::get_if<std::string>(&row[column]);
        return text ? !text->empty() : !std::holds_alternative<std::monostate>(row[column]);
    });
}

std::string title_of(const std::string& table) {
    const auto* processing = processing_of(table);
    const std::string title = processing ? tr(processing->holds) : table;
    return former_of(table).empty() ? title : say("{}: as it was", title);
}

/// Columns that say nothing in any row, or serve the program alone, are left out.
Table section_of(PageReader& reader, const HeldTable& held) {
    Table table{.title = title_of(held.table)};
    table.rows.resize(held.rows.size());
    for (std::size_t c = 0; c < held.columns.size(); ++c) {
        const auto* field = field_of(held.table, held.columns[c]);
        if (!field || !field->heading || !says_something(held, c)) continue;
        auto named = false;
        for (std::size_t r = 0; r < held.rows.size(); ++r) {
            table.rows[r].push_back(reader.shown(held, c, *field, held.rows[r][c]));
            named |= field->kind == Kind::id && std::holds_alternative<std::string>(table.rows[r].back());
        }
        table.columns.push_back({held.columns[c], tr(field->heading), named ? Kind::text : field->kind});
    }
    return table;
}

Table changes_of(const PageReader& reader, const std::vector<HeldChange>& changes) {
    Table table{.title = tr("What the journal says"),
                .columns = {{"journal", tr("Id"), Kind::id},
                            {"at", tr("When"), Kind::instant},
                            {"command", tr("Command"), Kind::code},
                            {"content", tr("Content"), Kind::text}}};
    for (const auto& one : changes)
        table.rows.push_back(
            {one.journal, reader.moment("", one.at.time_since_epoch().count()), one.command, one.content});
    return table;
}

Table mentions_of(const std::vector<Mention>& mentions) {
    Table table{.title = tr("Where they are mentioned"),
                .columns = {{"table", tr("Table"), Kind::code},
                            {"id", tr("Id"), Kind::code},
                            {"column", tr("Column"), Kind::code},
                            {"text", tr("Text"), Kind::text}}};
    for (const auto& one : mentions) table.rows.push_back({one.table, one.id, one.column, one.text});
    return table;
}

/// What the person is told beside the data (GDPR art. 15): what it is for, and for how long it is kept.
std::vector<std::string> notes_of(const Held& held, const Store& store) {
    std::vector<std::string> notes;
    for (const auto& purpose : purposes())
        if (std::any_of(held.tables.begin(), held.tables.end(), [&](const HeldTable& table) {
                const auto* processing = processing_of(table.table);
                return processing && std::string_view(processing->purpose) == purpose.code;
            }))
            notes.push_back(say("{} Basis: {}.", tr(purpose.sentence), tr(purpose.basis)));
    const auto rules = catalogue::privacy_of(store);
    if (!held.tables.empty())
        notes.push_back(
            say("Kept until {} days after somebody was last seen; the personal track of a follow-up until "
                "{} days after it ended; accounts as long as the law asks.",
                rules.retention.count(), rules.personal_retention.count()));
    if (!held.mentions.empty())
        notes.emplace_back(tr("A mention may be of somebody else of that name: read each before it is handed out."));
    return notes;
}

}  // namespace

Document held_page(const Store& store, const Held& held) {
    PageReader reader(store);
    Document document;
    document.schema = "tiers.member.data/1";
    document.title = say("What is held on {}", held.who);
    document.whose = catalogue::operator_of(store).name;
    for (const auto& one : held.tables) document.sections.emplace_back(section_of(reader, one));
    if (!held.changes.empty()) document.sections.emplace_back(changes_of(reader, held.changes));
    if (!held.mentions.empty()) document.sections.emplace_back(mentions_of(held.mentions));
    if (document.sections.empty()) document.sections.emplace_back(Paragraph{say("nothing is held on '{}'", held.who)});
    document.notes = notes_of(held, store);
    return document;
}

}  // namespace tiers::member
