#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "event/survey_store.h"

namespace tiers::event {

namespace {

std::vector<Question> asked_at(const Store& store, const std::string& event) {
    auto all = questions_of(store, at_registration, event);
    std::erase_if(all, [](const Question& one) { return one.retired; });
    return all;
}

const Question& question_called(const std::vector<Question>& all, std::string_view event, std::string_view id) {
    std::vector<std::string> known;
    for (const auto& one : all) {
        if (one.id == id) return one;
        known.push_back(one.id);
    }
    const auto near = did_you_mean(id, known);
    const auto others = known.empty() ? std::string(tr("declare it in tiers.toml: [[question]]"))
                                      : say("there are {}", join(known, ", "));
    throw NotFound("unknown_question", say("'{}' asks no question '{}'", event, id), near.empty() ? others : near);
}

std::string hint_for(const Question& question) {
    return fmt::format("--answer {}=… ({})", question.id, question.text);
}

void refuse_unanswered(const std::vector<Question>& all, const Response& response) {
    for (const auto& question : all)
        if (question.required &&
            std::ranges::find(response.answers, question.id, &Answer::question) == response.answers.end())
            throw Refused("no_answer", say("'{}' must be answered to register for '{}'", question.id, response.event),
                          hint_for(question));
}

std::string answer_column(std::string id) {
    std::ranges::replace(id, '-', '_');
    return "answer_" + id;
}

std::optional<Response> answered_before(const Store& store, const Event& event, const Participant& who) {
    for (auto& one : responses(store, at_registration, event.code))
        if (one.participant == who.id) return std::move(one);
    return std::nullopt;
}

}  // namespace

void answer_at_registration(Store& store, const Event& event, const Participant& who, const TypedAnswers& typed) {
    const auto all = asked_at(store, event.code);
    if (all.empty() && typed.empty()) return;
    auto response = answered_before(store, event, who).value_or(Response{});
    for (const auto& [id, text] : typed) {
        const auto& question = question_called(all, event.code, id);
        std::erase_if(response.answers, [&](const Answer& one) { return one.question == question.id; });
        std::ranges::copy(read_answer(question, text), std::back_inserter(response.answers));
    }
    response.survey = at_registration;
    response.event = event.code;
    refuse_unanswered(all, response);
    if (typed.empty()) return;
    response.external = fmt::format("participant-{}", who.id);
    response.submitted = store.now();
    response.participant = who.id;
    response.category = who.category;
    response.commune = who.commune;
    response.epci = who.epci;
    response.department = who.department;
    keep_response(store, response);
}

AnswerColumns registration_answers(const Store& store, std::string_view event) {
    const std::string code(event);
    return {questions_of(store, at_registration, code), responses(store, at_registration, code)};
}

std::vector<Column> AnswerColumns::columns() const {
    std::vector<Column> found;
    for (const auto& one : questions)
        found.push_back({answer_column(one.id), one.text, Kind::text, "", false, machine_only});
    return found;
}

Row AnswerColumns::cells(Id participant) const {
    const auto response = std::ranges::find(responses, std::optional(participant), &Response::participant);
    Row row;
    for (const auto& question : questions) {
        std::vector<std::string> values;
        if (response != responses.end())
            for (const auto& one : response->answers)
                if (one.question == question.id) values.push_back(one.value);
        row.push_back(cell(join(values, " ")));
    }
    return row;
}

}  // namespace tiers::event
