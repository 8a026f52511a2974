#include <fmt/format.h>
#include <tiers/survey_report.h>
#include <tiers/words.h>
#include <algorithm>

#include "event/survey_groups.h"
#include "i18n/numbers.h"

namespace tiers::event {

namespace {

Value known(const std::optional<double>& number) {
    return number ? Value(*number) : Value();
}

/// As tiers.toml has it: what is the program's own is told by its code.
std::string declared_label(const Question& question, const SurveyCell& one) {
    return one.what == "answer" && question.type.starts_with("choice") ? one.label : std::string();
}

void add_rows(Table& table, const Question& question, const SurveyTally& tally) {
    const auto group_label = tally.group == unknown_group || tally.group == merged_groups ? std::string() : tally.label;
    const auto row = [&](const char* what, const std::string& answer, const std::string& label, Value count,
                         Value share, Value value) {
        table.rows.push_back({question.id, cell(tally.group), cell(group_label), what, cell(answer), cell(label),
                              std::move(count), tally.answered, std::move(share), std::move(value)});
    };
    for (const auto& one : tally.cells)
        row(one.what.c_str(), one.answer, declared_label(question, one), one.count,
            tally.answered > 0 ? Value(one.share) : Value(), {});
    row(msgid("none"), {}, {}, tally.unanswered, {}, {});
    if (tally.mean) row(msgid("mean"), {}, {}, {}, {}, known(tally.mean));
    if (tally.median) row(msgid("median"), {}, {}, {}, {}, known(tally.median));
}

/// How many answered and did not, and what numbers say.
Paragraph base_of(const SurveyTally& tally, Language language) {
    auto text = say("answered: {}; no answer: {}", tally.answered, tally.unanswered);
    if (tally.mean && tally.median)
        text +=
            " · " + say("mean {}, median {}", decimal(*tally.mean, 1, language), decimal(*tally.median, 1, language));
    return {std::move(text)};
}

/// Of its table, where a report has several.
std::string name_of(const Question& question) {
    auto name = "question_" + question.id;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

Table answers_of_all(const Question& question, const SurveyTally& tally) {
    Table table{.title = question.text,
                .columns = {{"answer", tr("Answer"), Kind::text},
                            {"count", tr("Count"), Kind::count},
                            {"share", say("Share of {}", tally.answered), Kind::ratio, "", true}},
                .name = name_of(question)};
    for (const auto& one : tally.cells) table.rows.push_back({one.label, one.count, one.share});
    table.rows.push_back({tr("no answer"), tally.unanswered, {}});
    return table;
}

/// The shares of each group, whose base stands in its heading.
Table answers_by_group(const SurveyResult& result) {
    Table table{.title = result.question.text,
                .columns = {{"answer", tr("Answer"), Kind::text}},
                .name = name_of(result.question)};
    for (const auto& one : result.tallies)
        table.columns.push_back(
            {one.group, fmt::format("{} ({})", one.label.empty() ? tr("All") : one.label, one.answered), Kind::ratio});
    for (std::size_t i = 0; i < result.tallies.front().cells.size(); ++i) {
        Row row{result.tallies.front().cells[i].label};
        for (const auto& one : result.tallies) row.push_back(one.answered > 0 ? Value(one.cells[i].share) : Value());
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_result(std::vector<Section>& sections, const SurveyResult& result, Language language) {
    const auto& all = result.tallies.front();
    const auto grouped = result.tallies.size() > 1;
    if (all.answered == 0 || all.cells.empty()) {
        sections.emplace_back(Facts{result.question.text,
                                    {{tr("answered"), all.answered}, {tr("no answer"), all.unanswered}},
                                    {Kind::count, Kind::count}});
        return;
    }
    sections.emplace_back(grouped ? answers_by_group(result) : answers_of_all(result.question, all));
    if (grouped || all.mean) sections.emplace_back(base_of(all, language));
}

}  // namespace

std::vector<Column> survey_columns() {
    return {{"question", tr("Question"), Kind::code}, {"group", tr("Group"), Kind::code},
            {"group_label", tr("Group"), Kind::text}, {"what", tr("What"), Kind::word},
            {"answer", tr("Answer"), Kind::code},     {"label", tr("Label"), Kind::text},
            {"count", tr("Count"), Kind::count},      {"base", tr("Base"), Kind::count},
            {"share", tr("Share"), Kind::ratio},      {"value", tr("Value"), Kind::number}};
}

Table survey_table(const SurveyReport& report) {
    Table table{.columns = survey_columns()};
    for (const auto& [what, count] :
         {std::pair(msgid("complete"), report.complete), std::pair(msgid("incomplete"), report.incomplete)})
        table.rows.push_back({{}, {}, {}, what, {}, {}, count, report.complete + report.incomplete, {}, {}});
    for (const auto& result : report.results)
        for (const auto& tally : result.tallies) add_rows(table, result.question, tally);
    return table;
}

std::vector<Section> survey_sections(const SurveyReport& report, Language language) {
    std::vector<Section> sections;
    sections.emplace_back(Facts{tr("Responses"),
                                {{tr("complete"), report.complete}, {tr("incomplete"), report.incomplete}},
                                {Kind::count, Kind::count}});
    for (const auto& result : report.results) add_result(sections, result, language);
    return sections;
}

}  // namespace tiers::event
