#include <tiers/catalogue.h>
#include <tiers/survey_import.h>
#include <tiers/territory.h>
#include <tiers/words.h>
#include <algorithm>
#include <set>

#include "base/text.h"
#include "event/participant_store.h"
#include "exchange/survey_columns.h"
#include "exchange/written_day.h"
#include "member/check.h"
#include "store/savepoint.h"

namespace tiers::exchange {

namespace {

using Holds = AnswerColumn::Holds;
using event::Answer;
using event::Response;

std::int64_t clock_part(std::string_view text, std::string_view part, std::int64_t most) {
    const auto number = whole_number(part);
    if (!number || *number < 0 || *number > most) throw BadInput("bad_time", say("'{}' is no date and time", text));
    return *number;
}

/// "2013-04-12 10:03:00" or "12/04/2013 10:03", as the clock of the place shows it.
WallTime written_time(const std::string& text) {
    const auto day = std::chrono::local_days(written_day(text, DayOrder::day_first).time_since_epoch());
    const auto blank = text.find_first_of(" T");
    if (blank == text.npos) return day;
    const auto parts = split(std::string_view(text).substr(blank + 1), ':');
    if (parts.size() < 2 || parts.size() > 3) throw BadInput("bad_time", say("'{}' is no date and time", text));
    return day + std::chrono::hours(clock_part(text, parts[0], 23)) +
           std::chrono::minutes(clock_part(text, parts[1], 59)) +
           std::chrono::seconds(parts.size() == 3 ? clock_part(text, parts[2].substr(0, 2), 59) : 0);
}

/// LimeSurvey dates responses that are to stay anonymous 1980-01-01.
std::optional<Instant> submitted_at(const std::string& text, const Zone& zone) {
    if (text.empty() || text.starts_with("1980-01-01")) return std::nullopt;
    return zone.instant(written_time(text));
}

bool is_chosen(const event::Question& question, const std::string& typed, const std::string& choice) {
    const auto word = folded(typed);
    if (word.empty() || word == "n" || word == "no" || word == "non" || word == "0") return false;
    if (word == "y" || word == "yes" || word == "oui" || word == "o" || word == "1" || word == choice) return true;
    const auto named = event::read_answer(question, typed);
    return std::ranges::find(named, choice, &Answer::value) != named.end();
}

std::vector<Answer> answers_in(const AnswerColumn& column, const std::string& typed) {
    const auto& question = *column.question;
    if (column.holds == Holds::choice)
        return is_chosen(question, typed, column.choice)
                   ? std::vector<Answer>{{question.id, column.choice, question.personal}}
                   : std::vector<Answer>{};
    auto text = typed;
    member::check_note(question.id.c_str(), text);
    if (text.empty()) return {};
    if (column.holds == Holds::other) return {{question.id, text, true}};
    if (folded(text) == "-oth-") return {{question.id, "other", question.personal}};
    return event::read_answer(question, text);
}

/// A file of answers, row by row.
class SurveyRows {
public:
    SurveyRows(Store& store, const format::Survey& survey, const SurveyOptions& options)
        : store_(store),
          survey_(survey),
          options_(options),
          questions_(event::questions_of(store, options.survey, options.event)),
          columns_(answer_columns(survey, questions_, options)),
          zone_(Zone::named(zone_name())) {
        const auto told = [](const format::SurveyResponse& one) { return !one.id.empty(); };
        if (!survey.responses.empty() && !holds(Holds::response) && std::ranges::none_of(survey.responses, told))
            throw BadInput("no_response_ids", say("{}: no column tells the id of a response", options.file),
                           "--map response=HEADING");
    }

    std::string take(const format::SurveyResponse& row, SurveyVerdict& verdict) {
        auto response = begun(row);
        verdict.response = response.external;
        verdict.complete = response.complete;
        read(row, response);
        if (!seen_.insert(response.external).second)
            throw Conflict("twice", say("response '{}' is twice in the file", response.external));
        return event::keep_response(store_, std::move(response));
    }

    std::vector<std::string> left_out() const {
        std::vector<std::string> found;
        each([&](std::size_t i, std::size_t j) {
            if (columns_[i][j].holds == Holds::nothing) found.push_back(survey_.questions[i].columns[j].heading);
        });
        return found;
    }

private:
    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            for (std::size_t j = 0; j < columns_[i].size(); ++j) take(i, j);
    }

    std::string zone_name() const {
        if (options_.event) return event::get(store_, *options_.event).zone;
        return catalogue::zone_of(store_).name();
    }

    bool holds(Holds wanted) const {
        auto found = false;
        each([&](std::size_t i, std::size_t j) { found = found || columns_[i][j].holds == wanted; });
        return found;
    }

    std::optional<std::string> held(const format::SurveyResponse& row, Holds wanted) const {
        std::optional<std::string> found;
        each([&](std::size_t i, std::size_t j) {
            if (columns_[i][j].holds == wanted) found = row.answers[i][j];
        });
        return found;
    }

    /// Which response a row is.
    Response begun(const format::SurveyResponse& row) const {
        Response response;
        response.survey = options_.survey;
        response.event = options_.event.value_or("");
        response.external = held(row, Holds::response).value_or(row.id);
        const auto submitted = held(row, Holds::submitted);
        response.complete = submitted ? !submitted->empty() : row.complete;
        return response;
    }

    void read(const format::SurveyResponse& row, Response& response) {
        response.submitted = submitted_at(held(row, Holds::submitted).value_or(row.submitted), zone_);
        read_person(row, response);
        each([&](std::size_t i, std::size_t j) {
            if (columns_[i][j].question) add(response, answers_in(columns_[i][j], row.answers[i][j]));
        });
    }

    static void add(Response& response, const std::vector<Answer>& answers) {
        for (const auto& one : answers)
            if (std::ranges::find(response.answers, one) == response.answers.end()) response.answers.push_back(one);
    }

    void read_person(const format::SurveyResponse& row, Response& response) {
        const auto email = held(row, Holds::email).value_or("");
        if (!email.empty() && options_.event) know(email, response);
        if (const auto category = held(row, Holds::category).value_or(""); !category.empty()) {
            response.category = category;
            member::check_line("category", response.category);
            member::check_category(store_, response.category);
        }
        if (const auto commune = held(row, Holds::commune).value_or(""); !commune.empty()) {
            const auto home = communes().one({commune});
            response.commune = home.insee;
            response.epci = home.epci;
            response.department = home.department;
        }
    }

    void know(const std::string& email, Response& response) const {
        event::Participant who;
        who.email = email;
        const auto known = event::known_participant(store_, event::get(store_, *options_.event), who);
        if (!known) return;
        response.participant = known->id;
        response.category = known->category;
        response.commune = known->commune;
        response.epci = known->epci;
        response.department = known->department;
    }

    territory::Communes& communes() {
        if (!communes_) communes_.emplace(options_.territory);
        return *communes_;
    }

    Store& store_;
    const format::Survey& survey_;
    const SurveyOptions& options_;
    std::vector<event::Question> questions_;
    std::vector<std::vector<AnswerColumn>> columns_;
    Zone zone_;
    std::optional<territory::Communes> communes_ = {};
    std::set<std::string> seen_ = {};
};

SurveyVerdict take_row(Store& store, SurveyRows& rows, const format::SurveyResponse& row) {
    SurveyVerdict verdict{.line = row.line, .verdict = {}, .response = row.id, .complete = row.complete};
    try {
        Savepoint part(store);
        verdict.verdict = rows.take(row, verdict);
        part.keep();
    } catch (const Error& error) {
        if (!about_the_request(error)) throw;
        verdict.verdict = msgid("refused");
        verdict.code = error.code();
        verdict.reason = error.what();
        verdict.exit = error.exit();
    }
    return verdict;
}

void count(SurveyImport& import, const SurveyVerdict& verdict) {
    for (const auto& [word, number] : {std::pair("added", &import.added), std::pair("updated", &import.updated),
                                       std::pair("unchanged", &import.unchanged), std::pair("erased", &import.erased),
                                       std::pair("refused", &import.refused)})
        if (verdict.verdict == word) ++*number;
    if (verdict.verdict != "refused" && !verdict.complete) ++import.incomplete;
}

}  // namespace

std::vector<std::string> survey_programs() {
    return {"limesurvey", "csv"};
}

SurveyImport import_survey(Store& store, std::string_view bytes, const SurveyOptions& options,
                           const std::function<void(const SurveyVerdict&)>& tell) {
    const format::CsvSource source{options.file, options.charset, 0};
    const auto survey = options.program == "limesurvey" ? format::read_survey(bytes, source)
                                                        : format::read_table_of_answers(bytes, source);
    SurveyRows rows(store, survey, options);
    SurveyImport import;
    import.left_out = rows.left_out();
    for (const auto& row : survey.responses) {
        const auto verdict = take_row(store, rows, row);
        count(import, verdict);
        tell(verdict);
    }
    return import;
}

}  // namespace tiers::exchange
