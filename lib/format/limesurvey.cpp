#include "format/limesurvey.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"

namespace tiers::format {

namespace {

/// What LimeSurvey says of a response beside its answers, by code and in full, in English and French.
enum class About { id, submitted, language, nothing };
constexpr std::array<std::pair<std::string_view, About>, 27> about_columns = {{
    {"id", About::id},
    {"response id", About::id},
    {"id de la reponse", About::id},
    {"submitdate", About::submitted},
    {"date submitted", About::submitted},
    {"date de soumission", About::submitted},
    {"startlanguage", About::language},
    {"start language", About::language},
    {"langue de depart", About::language},
    {"lastpage", About::nothing},
    {"last page", About::nothing},
    {"derniere page", About::nothing},
    {"seed", About::nothing},
    {"tete de serie", About::nothing},
    {"startdate", About::nothing},
    {"date started", About::nothing},
    {"date de lancement", About::nothing},
    {"datestamp", About::nothing},
    {"date last action", About::nothing},
    {"date de la derniere action", About::nothing},
    {"ipaddr", About::nothing},
    {"ip address", About::nothing},
    {"adresse ip", About::nothing},
    {"refurl", About::nothing},
    {"referrer url", About::nothing},
    {"url de reference", About::nothing},
    {"token", About::nothing},
}};

std::optional<About> about_of(const std::string& heading) {
    const auto name = folded(heading);
    const auto* found = std::ranges::find(about_columns, name, &std::pair<std::string_view, About>::first);
    return found == about_columns.end() ? std::nullopt : std::optional(found->second);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_code_letter(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

/// A column as its heading tells it.
struct Heading {
    std::string code, text, part;
};

/// "Q1" off the front of "Q1", "Q1[SQ001]", "Q1_SQ001" and "Q1. Your name": LimeSurvey's codes are letters and digits.
std::string_view take_code(std::string_view& rest) {
    const auto end =
        std::min(static_cast<std::size_t>(std::ranges::find_if_not(rest, is_code_letter) - rest.begin()), rest.size());
    const auto code = rest.substr(0, end);
    rest.remove_prefix(end);
    return code;
}

/// "[SQ001]" or "_SQ001".
std::string_view take_part(std::string_view& rest) {
    if (rest.starts_with('_')) {
        const auto part = rest.substr(1, rest.find(' ') - 1);
        rest.remove_prefix(part.size() + 1);
        return part;
    }
    const auto close = rest.starts_with('[') ? rest.find(']') : rest.npos;
    if (close == rest.npos) return {};
    const auto part = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    return part;
}

/// Codes, with or without texts behind them; none for texts alone.
std::optional<Heading> coded(std::string_view heading) {
    if (heading.empty() || !is_letter(heading.front())) return std::nullopt;
    auto rest = heading;
    Heading found;
    found.code = take_code(rest);
    found.part = take_part(rest);
    if (!rest.empty() && !rest.starts_with(". ")) return std::nullopt;
    if (!rest.empty()) found.text = trim(rest.substr(1));
    return found;
}

/// The text, without the part in brackets at its end.
Heading worded(std::string_view heading) {
    const auto open = heading.ends_with(']') ? heading.rfind('[') : heading.npos;
    if (open == heading.npos || open == 0) return {{}, std::string(heading), {}};
    return {{},
            std::string(trim(heading.substr(0, open))),
            std::string(heading.substr(open + 1, heading.size() - open - 2))};
}

Heading heading_of(const std::string& text) {
    auto heading = coded(text).value_or(worded(text));
    if (heading.code.empty() || heading.part.empty() || heading.text.empty()) return heading;
    heading.text = worded(heading.text).text;
    return heading;
}

/// Where each column goes.
struct Layout {
    std::optional<std::size_t> id, submitted, language;
    std::vector<std::pair<std::size_t, std::size_t>> answers;  ///< column of the file, question
};

bool is_other(const std::string& part) {
    const auto name = folded(part);
    return name == "other" || name == "autre";
}

void take_question(Survey& survey, Layout& layout, std::size_t column, const std::string& text) {
    const auto heading = heading_of(text);
    const auto* before = survey.questions.empty() ? nullptr : &survey.questions.back();
    const auto same = before && !heading.part.empty() && before->code == heading.code && before->text == heading.text;
    if (!same) survey.questions.push_back({heading.code, heading.text, {}});
    survey.questions.back().columns.push_back({heading.part, is_other(heading.part), text});
    layout.answers.emplace_back(column, survey.questions.size() - 1);
}

Layout layout_of(const std::vector<std::string>& headings, Survey& survey) {
    Layout layout;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto about = about_of(headings[i]);
        if (!about)
            take_question(survey, layout, i, headings[i]);
        else if (*about == About::id)
            layout.id = i;
        else if (*about == About::submitted)
            layout.submitted = i;
        else if (*about == About::language)
            layout.language = i;
    }
    return layout;
}

SurveyResponse response_of(const CsvRow& row, const Layout& layout, std::size_t questions) {
    const auto cell = [&](std::optional<std::size_t> column) {
        return column ? std::string(trim(row.cells[*column])) : std::string();
    };
    const auto submitted = cell(layout.submitted);
    SurveyResponse response{
        row.line, cell(layout.id), cell(layout.language), submitted, !layout.submitted || !submitted.empty(), {}};
    response.answers.resize(questions);
    for (const auto& [column, question] : layout.answers) response.answers[question].push_back(cell(column));
    return response;
}

/// `wanted`: the file says which response is which.
Survey read_answers(std::string_view bytes, const CsvSource& source, bool wanted) {
    CsvTable table(bytes, source);
    Survey survey;
    const auto layout = layout_of(table.heading(), survey);
    if (wanted && !layout.id && !layout.submitted)
        throw BadInput("no_survey",
                       say("{}: no column tells the id of a response, or the date it was submitted", source.file),
                       tr("export the answers from LimeSurvey with the columns id and submitdate"));
    for (CsvRow row; table.next(row);) survey.responses.push_back(response_of(row, layout, survey.questions.size()));
    return survey;
}

}  // namespace

Survey read_survey(std::string_view bytes, const CsvSource& source) {
    return read_answers(bytes, source, true);
}

Survey read_table_of_answers(std::string_view bytes, const CsvSource& source) {
    return read_answers(bytes, source, false);
}

}  // namespace tiers::format
