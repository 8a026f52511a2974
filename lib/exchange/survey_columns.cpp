#include "exchange/survey_columns.h"

#include <tiers/words.h>
#include <algorithm>
#include <array>

#include "base/text.h"

namespace tiers::exchange {

namespace {

using Holds = AnswerColumn::Holds;
using event::Question;

constexpr std::array<std::pair<std::string_view, Holds>, 5> named_columns = {{{"response", Holds::response},
                                                                              {"submitted", Holds::submitted},
                                                                              {"email", Holds::email},
                                                                              {"commune", Holds::commune},
                                                                              {"category", Holds::category}}};

const Question* question_named(const std::vector<Question>& questions, std::string_view name) {
    if (folded(name).empty()) return nullptr;
    for (const auto& one : questions)
        if (folded_equal(one.id, name) || folded_equal(one.text, name)) return &one;
    return nullptr;
}

std::string choice_named(const Question& question, std::string_view name) {
    for (const auto& choice : question.choices)
        if (folded_equal(choice.id, name) || folded_equal(choice.label, name)) return choice.id;
    return {};
}

AnswerColumn part_of(const Question& question, const format::SurveyColumn& column) {
    if (column.part.empty()) return {Holds::answer, &question};
    if (auto choice = choice_named(question, column.part); !choice.empty())
        return {Holds::choice, &question, std::move(choice)};
    return column.other ? AnswerColumn{Holds::other, &question} : AnswerColumn{};
}

/// By the heading alone: a row of a table of questions is one called "q5-sq001".
AnswerColumn guessed_column(const std::vector<Question>& questions, const format::SurveyQuestion& asked,
                            const format::SurveyColumn& column) {
    if (const auto* row = question_named(questions, asked.code + "-" + column.part); row && !column.part.empty())
        return {Holds::answer, row};
    for (const auto& name : {asked.code, asked.text})
        if (const auto* question = question_named(questions, name)) return part_of(*question, column);
    if (const auto* whole = question_named(questions, column.heading)) return {Holds::answer, whole};
    return {};
}

AnswerColumn wanted_column(const std::vector<Question>& questions, const std::string& key, const std::string& survey) {
    for (const auto& [name, holds] : named_columns)
        if (name == key) return {holds};
    for (const auto& one : questions)
        if (one.id == key) return {Holds::answer, &one};
    std::vector<std::string> known;
    for (const auto& one : questions) known.push_back(one.id);
    throw NotFound("unknown_question", say("'{}' asks no question '{}'", survey, key), did_you_mean(key, known));
}

class FileColumns {
public:
    FileColumns(const format::Survey& survey, const std::vector<Question>& questions) : survey_(&survey) {
        for (const auto& asked : survey.questions) {
            all_.emplace_back();
            for (const auto& column : asked.columns) all_.back().push_back(guessed_column(questions, asked, column));
        }
    }
    void put(const AnswerColumn& wanted, const std::string& heading) {
        for (std::size_t i = 0; i < all_.size(); ++i)
            for (std::size_t j = 0; j < all_[i].size(); ++j)
                if (folded_equal(survey_->questions[i].columns[j].heading, heading)) {
                    all_[i][j] = wanted;
                    return;
                }
        throw BadInput("unknown_column", say("the file has no column '{}'", heading),
                       did_you_mean(heading, headings()));
    }
    std::vector<std::vector<AnswerColumn>> take() { return std::move(all_); }

private:
    std::vector<std::string> headings() const {
        std::vector<std::string> found;
        for (const auto& asked : survey_->questions)
            for (const auto& column : asked.columns) found.push_back(column.heading);
        return found;
    }
    const format::Survey* survey_;
    std::vector<std::vector<AnswerColumn>> all_;
};

bool answers_any(const std::vector<std::vector<AnswerColumn>>& all) {
    return std::ranges::any_of(all, [](const std::vector<AnswerColumn>& columns) {
        return std::ranges::any_of(columns, [](const AnswerColumn& one) { return one.question != nullptr; });
    });
}

}  // namespace

std::vector<std::vector<AnswerColumn>> answer_columns(const format::Survey& survey,
                                                      const std::vector<Question>& questions,
                                                      const SurveyOptions& options) {
    FileColumns columns(survey, questions);
    for (const auto& [key, heading] : options.columns)
        columns.put(wanted_column(questions, key, options.survey), heading);
    auto all = columns.take();
    if (!answers_any(all))
        throw BadInput("no_questions", say("{}: no column answers a question of '{}'", options.file, options.survey),
                       tr("declare its questions in tiers.toml: [[question]], or --map KEY=HEADING"));
    return all;
}

}  // namespace tiers::exchange
