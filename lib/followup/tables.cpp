#include <tiers/followup.h>
#include <tiers/words.h>

#include "i18n/dates.h"

namespace tiers::followup {

namespace {

Facts facts_of(const Followup& followup) {
    Facts facts;
    const auto columns_of_one = columns();
    const auto values = row(followup);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::holds_alternative<std::monostate>(values[i])) continue;
        facts.add(columns_of_one[i].heading, values[i], columns_of_one[i].kind);
    }
    return facts;
}

/// A table of the page; the follow-up it is about stands above.
Table part(const char* title, std::vector<Column> columns, std::vector<Row> rows) {
    for (auto& column : columns)
        if (column.name == "followup_name") column.machine_only = true;
    return {.title = tr(title), .columns = std::move(columns), .rows = std::move(rows)};
}

template <class One, class ToRow>
std::vector<Row> rows_of(const std::vector<One>& all, ToRow to_row) {
    std::vector<Row> rows;
    for (const auto& one : all) rows.push_back(to_row(one));
    return rows;
}

}  // namespace

std::vector<std::string> kinds() {
    return {msgid("project"), msgid("household")};
}

std::vector<std::string> exits() {
    return {msgid("local"), msgid("elsewhere"), msgid("ceased"), msgid("abandoned")};
}

std::vector<std::string> tracks() {
    return {msgid("professional"), msgid("personal")};
}

std::vector<std::string> outcome_names() {
    return {msgid("company"), msgid("jobs"), msgid("installed"), msgid("still-there")};
}

std::vector<std::string> answers() {
    return {msgid("yes"), msgid("no"), msgid("lost")};
}

std::vector<std::string> moments_of_jobs() {
    return {msgid("entry"), msgid("now"), msgid("exit")};
}

std::vector<Column> columns() {
    return {{"id", tr("Id"), Kind::id},
            {"kind", tr("Kind"), Kind::word},
            {"name", tr("Name"), Kind::text},
            {"stage", tr("Stage"), Kind::code},
            {"since", tr("Since"), Kind::day},
            {"level", tr("Level"), Kind::code},
            {"adviser", tr("Adviser"), Kind::text},
            {"members", tr("Members"), Kind::text},
            {"place", tr("Place"), Kind::code, "", false, machine_only},
            {"opened", tr("Opened"), Kind::day, "", false, machine_only},
            {"ended", tr("Ended"), Kind::day, "", false, machine_only},
            {"next_due", tr("Due"), Kind::day},
            {"next_action", tr("Next action"), Kind::text}};
}

Row row(const Followup& followup) {
    return {id_value(followup.id),
            followup.kind,
            followup.name,
            followup.stage,
            followup.since,
            cell(followup.level),
            cell(followup.adviser),
            cell(followup.member_names),
            cell(followup.place),
            followup.opened,
            cell(followup.ended),
            cell(followup.next_due),
            cell(followup.next_action)};
}

std::vector<Column> move_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"followup", tr("Follow-up"), Kind::id, "", false, machine_only},
            {"followup_name", tr("Follow-up"), Kind::text},
            {"day", tr("Since"), Kind::day},
            {"stage", tr("Stage"), Kind::code},
            {"level", tr("Level"), Kind::code},
            {"days", tr("Days"), Kind::count},
            {"exit", tr("Exit"), Kind::word},
            {"decided_by", tr("Decided by"), Kind::text},
            {"reason", tr("Reason"), Kind::text}};
}

Row move_row(const Move& move, Day today) {
    const auto until = move.until ? move.until : move.ends ? std::nullopt : std::optional(today);
    return {id_value(move.id),
            move.followup,
            move.followup_name,
            move.day,
            move.stage,
            cell(move.level),
            until ? Value(static_cast<std::int64_t>((*until - move.day).count())) : Value(),
            cell(move.exit),
            cell(move.decided_by),
            cell(move.reason)};
}

std::vector<Column> note_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"track", tr("Track"), Kind::word, "", false, machine_only},
            {"followup", tr("Follow-up"), Kind::id, "", false, machine_only},
            {"followup_name", tr("Follow-up"), Kind::text},
            {"kind", tr("Kind"), Kind::word},
            {"day", tr("Day"), Kind::day},
            {"minutes", tr("Lasts"), Kind::minutes},
            {"due", tr("Due"), Kind::day},
            {"done", tr("Done"), Kind::day},
            {"who", tr("Who"), Kind::text},
            {"text", tr("What"), Kind::text}};
}

Row note_row(const Note& note) {
    return {id_value(note.id),  std::string(name_of(note.track)),
            note.followup,      note.followup_name,
            note.kind,          note.day,
            cell(note.minutes), cell(note.due),
            cell(note.done),    cell(note.who),
            cell(note.text)};
}

std::vector<Column> due_columns() {
    return {{"due", tr("Due"), Kind::day},
            {"days_late", tr("Days late"), Kind::count},
            {"followup", tr("Follow-up"), Kind::id, "", false, machine_only},
            {"followup_name", tr("Follow-up"), Kind::text},
            {"adviser", tr("Adviser"), Kind::text},
            {"task", tr("Task"), Kind::id},
            {"kind", tr("Kind"), Kind::word},
            {"years", tr("Years"), Kind::count},
            {"who", tr("Who"), Kind::text},
            {"text", tr("What"), Kind::text}};
}

Row due_row(const Due& due, Day today) {
    const auto late = (today - due.day).count();
    return {due.day,
            late > 0 ? Value(static_cast<std::int64_t>(late)) : Value(),
            due.followup,
            due.followup_name,
            cell(due.adviser),
            cell(due.task),
            std::string(due.task ? msgid("task") : msgid("still-there")),
            cell(due.years),
            cell(due.who),
            cell(due.text)};
}

std::vector<Column> outcome_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"followup", tr("Follow-up"), Kind::id, "", false, machine_only},
            {"followup_name", tr("Follow-up"), Kind::text},
            {"outcome", tr("Outcome"), Kind::word},
            {"day", tr("Day"), Kind::day},
            {"moment", tr("When"), Kind::word},
            {"answer", tr("Answer"), Kind::word},
            {"count", tr("How many"), Kind::count},
            {"siren", tr("SIREN"), Kind::code}};
}

Row outcome_row(const Outcome& outcome) {
    return {id_value(outcome.id), outcome.followup,     outcome.followup_name, outcome.outcome,    outcome.day,
            cell(outcome.moment), cell(outcome.answer), cell(outcome.count),   cell(outcome.siren)};
}

std::string sentence(const char* done, const Followup& followup, Language language) {
    return fmt::format("{}  {}  {}  {}  {}", done, id_text(followup.id), followup.name, followup.stage,
                       long_date(followup.since, language));
}

std::string move_sentence(const char* done, const Move& move, Language language) {
    const auto level = move.level.empty() ? "" : fmt::format(" ({})", move.level);
    return fmt::format("{}  {}  {}  {}{}  {}", done, id_text(move.id), move.followup_name, move.stage, level,
                       long_date(move.day, language));
}

std::string note_sentence(const char* done, const Note& note, Language language) {
    const auto day = long_date(note.due.value_or(note.day), language);
    return fmt::format("{}  {}  {}  {}  {}", done, id_text(note.id), note.followup_name,
                       note.due ? say("due on {}", day) : day, note.text.substr(0, note.text.find('\n')));
}

std::string outcome_sentence(const char* done, const Outcome& outcome, Language language) {
    auto sentence =
        fmt::format("{}  {}  {}  {}", done, id_text(outcome.id), outcome.followup_name, tr(outcome.outcome.c_str()));
    if (!outcome.moment.empty()) sentence += fmt::format("  {}", tr(outcome.moment.c_str()));
    if (!outcome.answer.empty()) sentence += fmt::format("  {}", tr(outcome.answer.c_str()));
    if (outcome.count) sentence += fmt::format("  {}", *outcome.count);
    if (!outcome.siren.empty()) sentence += "  " + outcome.siren;
    return sentence + "  " + long_date(outcome.day, language);
}

Document page(const Store& store, const Followup& followup, bool personal, Day today) {
    Document document{.schema = "tiers.member.followup/1", .title = followup.name, .period = {}, .place = ""};
    document.sections.emplace_back(facts_of(followup));
    const auto add = [&](Table table) {
        if (!table.rows.empty()) document.sections.emplace_back(std::move(table));
    };
    add(part(msgid("Stages"), move_columns(),
             rows_of(moves(store, followup.id), [&](const Move& one) { return move_row(one, today); })));
    add(part(msgid("Meetings and tasks"), note_columns(),
             rows_of(notes(store, Track::professional, followup.id), note_row)));
    if (personal)
        add(part(msgid("Personal track"), note_columns(),
                 rows_of(notes(store, Track::personal, followup.id), note_row)));
    add(part(msgid("Outcomes"), outcome_columns(), rows_of(outcomes(store, followup.id), outcome_row)));
    return document;
}

}  // namespace tiers::followup
