#include <tiers/error.h>
#include <tiers/survey.h>
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "sql/event.h"
#include "store/database.h"

namespace tiers::event {

namespace {

struct DeclaredQuestion {
    Question question;
    std::int64_t order = 0;
};

std::vector<Choice> choices_in(const Json& said) {
    std::vector<Choice> choices;
    for (const auto& one : said.list("choices")) choices.push_back({one.text("id"), one.text("label", one.text("id"))});
    return choices;
}

DeclaredQuestion question_of(const Statement& row) {
    const auto said = stored_json(row.text(1));
    Question found{.id = row.text(0),
                   .text = said.text("text"),
                   .type = said.text("type", "text"),
                   .choices = choices_in(said),
                   .highest = said.number("highest", 5),
                   .survey = said.text("survey"),
                   .event = said.text("event"),
                   .required = said.flag("required"),
                   .personal = said.find("personal") ? said.flag("personal") : said.text("type", "text") == "text",
                   .retired = row.integer(2) != 0};
    return {std::move(found), said.number("order")};
}

[[noreturn]] void refuse_answer(const Question& question, std::string_view typed, const std::string& hint) {
    throw BadInput("bad_answer", say("'{}' does not answer '{}'", typed, question.id), hint);
}

std::string one_choice(const Question& question, std::string_view typed) {
    for (const auto& choice : question.choices)
        if (folded_equal(choice.id, typed) || folded_equal(choice.label, typed)) return choice.id;
    return {};
}

[[noreturn]] void refuse_choice(const Question& question, std::string_view typed) {
    std::vector<std::string> ids;
    for (const auto& choice : question.choices) ids.push_back(choice.id);
    refuse_answer(question, typed, say("one of {}", join(ids, ", ")));
}

std::vector<std::string> several_choices(const Question& question, const std::string& typed) {
    if (auto one = one_choice(question, typed); !one.empty()) return {std::move(one)};  // its label may hold a comma
    auto pieces = typed;
    std::ranges::replace_if(
        pieces, [](char c) { return c == ';' || c == '|'; }, ',');
    std::vector<std::string> found;
    for (const auto piece : split(pieces, ',')) {
        if (trim(piece).empty()) continue;
        found.push_back(one_choice(question, trim(piece)));
        if (found.back().empty()) refuse_choice(question, trim(piece));
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::string number_answered(const Question& question, std::string typed) {
    std::erase(typed, ' ');
    std::ranges::replace(typed, ',', '.');
    double number = 0;
    const auto* end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number))
        refuse_answer(question, typed, tr("a number, for instance 12 or 12.5"));
    return fmt::format("{}", number);
}

std::string step_answered(const Question& question, const std::string& typed) {
    const auto number = whole_number(typed);
    if (!number || *number < 1 || *number > question.highest)
        refuse_answer(question, typed, say("a whole number from 1 to {}", question.highest));
    return std::to_string(*number);
}

std::string flag_answered(const Question& question, const std::string& typed) {
    const auto word = folded(typed);
    for (const auto* yes : {"yes", "y", "true", "oui", "o", "vrai", "1"})
        if (word == yes) return "true";
    for (const auto* no : {"no", "n", "false", "non", "faux", "0"})
        if (word == no) return "false";
    refuse_answer(question, typed, tr("yes or no"));
}

std::vector<std::string> values_of(const Question& question, const std::string& typed) {
    if (question.type == "number") return {number_answered(question, typed)};
    if (question.type == "scale") return {step_answered(question, typed)};
    if (question.type == "flag") return {flag_answered(question, typed)};
    if (question.type == "choices") return several_choices(question, typed);
    if (question.type != "choice") return {typed};
    auto one = one_choice(question, typed);
    if (one.empty()) refuse_choice(question, typed);
    return {std::move(one)};
}

/// The event whose questions are asked at the registration for one: itself, or the nearest edition that it was copied
/// from where no question names those in between.
std::string asking(const Store& store, const std::vector<Question>& all, const std::string& event) {
    auto row = store.db().prepare(sql::event::earlier_editions);
    row.bind(":code", event);
    while (row.step())
        if (std::ranges::find(all, row.text(0), &Question::event) != all.end()) return row.text(0);
    return event;
}

}  // namespace

std::vector<Question> questions(const Store& store) {
    std::vector<DeclaredQuestion> declared;
    auto row = store.db().prepare(
        "select code, content, retired is not null from declared where kind = 'question' order by code");
    while (row.step()) declared.push_back(question_of(row));
    std::ranges::stable_sort(declared, {},
                             [](const DeclaredQuestion& one) { return std::pair(one.question.retired, one.order); });
    std::vector<Question> found;
    for (auto& one : declared) found.push_back(std::move(one.question));
    return found;
}

std::vector<Question> questions_of(const Store& store, std::string_view survey,
                                   const std::optional<std::string>& event) {
    const auto registration = survey == at_registration;
    auto found = questions(store);
    const auto asks = registration && event ? asking(store, found, *event) : std::string();
    std::erase_if(found, [&](const Question& one) {
        if (one.survey.empty() && one.event.empty()) return false;
        if (registration) return one.event.empty() || (event && one.event != asks);
        return one.survey != survey;
    });
    return found;
}

std::vector<Answer> read_answer(const Question& question, std::string_view typed) {
    auto text = std::string(trim(typed));
    member::check_note(question.id.c_str(), text);
    if (text.empty()) return {};
    std::vector<Answer> answers;
    for (auto& value : values_of(question, text)) answers.push_back({question.id, std::move(value), question.personal});
    return answers;
}

}  // namespace tiers::event
