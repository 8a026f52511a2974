#pragma once

#include <tiers/event.h>
#include <utility>

namespace tiers::event {

struct Choice {
    std::string id, label;
};

/// What tiers.toml asks: [[question]].
struct Question {
    std::string id, text;
    std::string type;  ///< text, number, scale, flag, choice, choices
    std::vector<Choice> choices;
    std::int64_t highest = 5;   ///< of a scale from 1
    std::string survey, event;  ///< where it is asked; both empty: wherever it is answered
    bool required = false;      ///< at registration
    bool personal = false;      ///< the answer is erased with the person
    bool retired = false;       ///< it left tiers.toml
};
/// In the order of tiers.toml; behind them those that left it.
TIERS_API std::vector<Question> questions(const Store& store);
/// Those that may be answered in a survey: its own and those of none; "registration" is the survey of what an event
/// asks.
TIERS_API std::vector<Question> questions_of(const Store& store, std::string_view survey,
                                             const std::optional<std::string>& event);

/// One answer; of several choices one each.
struct Answer {
    std::string question;   ///< declared id
    std::string value;      ///< id of a choice, number, "true" or "false", words of their own
    bool personal = false;  ///< erased with the person
    auto operator<=>(const Answer&) const = default;
};
/// What was typed as it is stored; choices are separated by commas, semicolons or bars, and may be told by their
/// labels. Nothing for an empty text. Throws BadInput.
TIERS_API std::vector<Answer> read_answer(const Question& question, std::string_view typed);

struct Response {
    Id id = 0;
    std::string survey;
    std::string event;     ///< code; empty where it is of none
    std::string external;  ///< its id where it was filled in
    bool complete = true;
    std::optional<Instant> submitted;
    std::optional<Id> participant;
    std::string category, commune, epci, department;  ///< as they were then
    std::vector<Answer> answers;                      ///< in order of question and value
};

/// The survey of what was answered at registration.
inline constexpr auto at_registration = "registration";

/// In order of id, without those answered otherwise since. No event: those of the survey wherever it was held.
TIERS_API std::vector<Response> responses(const Store& store, std::string_view survey,
                                          const std::optional<std::string>& event);
/// The surveys that were answered for an event, in order of name, without that of its registrations.
TIERS_API std::vector<std::string> surveys_of(const Store& store, std::string_view event);

/// "added", "updated", "unchanged", and "erased" for one of somebody who was: it is left alone. A response is known by
/// its survey, event and external id; another one of the same takes its place. Throws BadInput for an id that is none.
TIERS_API std::string keep_response(Store& store, Response response);

/// What a participant answered at registration.
using TypedAnswers = std::vector<std::pair<std::string, std::string>>;  ///< question and what was typed

/// Columns of machine formats, one for each question of an event, and their cells for a participant.
struct AnswerColumns {
    std::vector<Question> questions;
    std::vector<Response> responses;
    TIERS_API std::vector<Column> columns() const;
    TIERS_API Row cells(Id participant) const;
};
TIERS_API AnswerColumns registration_answers(const Store& store, std::string_view event);

}  // namespace tiers::event
