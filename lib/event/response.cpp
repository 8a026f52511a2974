#include <tiers/error.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "event/survey_store.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

Response response_of(const Statement& row) {
    Response found;
    found.id = row.integer(0);
    found.survey = row.text(1);
    found.event = row.text(2);
    found.external = row.text(3);
    found.complete = row.integer(4) != 0;
    found.submitted = row.optional<Instant>(5);
    found.participant = row.optional<std::int64_t>(6);
    found.category = row.text(7);
    found.commune = row.text(8);
    found.epci = row.text(9);
    found.department = row.text(10);
    return found;
}

std::vector<Response> select_responses(const Store& store, std::string_view survey,
                                       const std::optional<std::string>& event,
                                       const std::optional<std::string>& external) {
    auto row = store.db().prepare(sql::event::responses);
    row.bind(":survey", survey).bind(":event", event).bind(":external", external);
    std::vector<Response> found;
    while (row.step()) {
        if (found.empty() || found.back().id != row.integer(0)) found.push_back(response_of(row));
        if (!row.null(11)) found.back().answers.push_back({row.text(11), row.text(12), row.integer(13) != 0});
    }
    return found;
}

/// The one that stands; of no event, where it says none.
std::optional<Response> standing_response(const Store& store, const Response& wanted) {
    for (auto& one : select_responses(store, wanted.survey, std::nullopt, wanted.external))
        if (one.event == wanted.event) return std::move(one);
    return std::nullopt;
}

bool same_response(const Response& one, const Response& other) {
    const auto told = [](const Response& r) {
        return std::tie(r.complete, r.submitted, r.participant, r.category, r.commune, r.epci, r.department, r.answers);
    };
    return told(one) == told(other);
}

bool is_erased(const Store& store, const Response& response) {
    auto row = store.db().prepare("select folded = '' from participant where id = :id");
    row.bind(":id", response.participant);
    return row.step() && row.integer(0) != 0;
}

/// As a machine numbers what is filled in: it is kept when a person is erased, and so may not name one.
void check_external(const std::string& external) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == ':';
    };
    if (external.empty() || external.size() > 64 || !std::ranges::all_of(external, fits))
        throw BadInput("bad_response_id", say("'{}' is no id of a response", external),
                       tr("up to 64 letters, digits and - _ . :, as in 12 or a81f-3"));
}

void insert_answers(Store& store, Id response, const std::vector<Answer>& answers) {
    for (const auto& one : answers)
        store.db()
            .prepare(
                "insert into survey_answer (response_id, question, value, personal, created) "
                "values (:response, :question, :value, :personal, :now)")
            .bind(":response", response)
            .bind(":question", one.question)
            .bind(":value", one.value)
            .bind(":personal", one.personal)
            .bind(":now", store.now())
            .run();
}

Id insert_response(Store& store, const Response& response) {
    store.db()
        .prepare(sql::event::insert_response)
        .bind(":survey", response.survey)
        .bind(":event", response.event)
        .bind(":external", response.external)
        .bind(":complete", response.complete)
        .bind(":submitted", response.submitted)
        .bind(":participant", response.participant)
        .bind(":category", response.category)
        .bind(":commune", response.commune)
        .bind(":epci", response.epci)
        .bind(":department", response.department)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    insert_answers(store, id, response.answers);
    return id;
}

void withdraw_response(Store& store, Id id) {
    store.db()
        .prepare("update survey_response set withdrawn = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

/// What was answered stays out of the journal: it is told by its table alone.
void record_response(Store& store, const char* done, const Response& response) {
    journal::write(store, "survey_response", response.id,
                   written(Json{{"done", done},
                                {"survey", response.survey},
                                {"event", response.event},
                                {"external", response.external},
                                {"complete", response.complete}}));
}

}  // namespace

std::vector<Response> responses(const Store& store, std::string_view survey, const std::optional<std::string>& event) {
    if (event) get(store, *event);
    return select_responses(store, survey, event, std::nullopt);
}

std::vector<std::string> surveys_of(const Store& store, std::string_view event) {
    auto row = store.db().prepare(
        "select distinct survey from survey_response where event_id = :event and withdrawn is null "
        "and survey <> 'registration' order by survey");
    row.bind(":event", get(store, event).id);
    std::vector<std::string> found;
    while (row.step()) found.push_back(row.text(0));
    return found;
}

std::string keep_response(Store& store, Response response) {
    check_external(response.external);
    std::ranges::sort(response.answers);
    const auto before = standing_response(store, response);
    if (before && is_erased(store, *before)) return "erased";
    if (before && same_response(*before, response)) return "unchanged";
    if (before) withdraw_response(store, before->id);
    response.id = insert_response(store, response);
    const auto* done = before ? "updated" : "added";
    record_response(store, done, response);
    return done;
}

}  // namespace tiers::event
