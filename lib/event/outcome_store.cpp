#include "event/outcome_store.h"

#include <tiers/error.h>

#include "base/json.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

void insert_topics(Store& store, Id outcome, const Topic& topic, std::optional<Id> parent) {
    store.db()
        .prepare(
            "insert into outcome_topic (outcome_id, parent_id, text, note, link, created) "
            "values (:outcome, :parent, :text, :note, :link, :now)")
        .bind(":outcome", outcome)
        .bind(":parent", parent)
        .borrow(":text", topic.text)
        .borrow(":note", topic.note)
        .borrow(":link", topic.link)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    for (const auto& child : topic.children) insert_topics(store, outcome, child, id);
}

/// Rows come in the order they were written, a parent before what branches off it.
struct TopicRow {
    Topic topic;
    std::optional<Id> parent;
};

Topic grown(const std::vector<std::pair<Id, TopicRow>>& rows, std::size_t& at) {
    auto topic = rows[at].second.topic;
    const auto id = rows[at++].first;
    while (at < rows.size() && rows[at].second.parent == id) topic.children.push_back(grown(rows, at));
    return topic;
}

}  // namespace

std::vector<Outcome> select_outcomes(const Store& store, const Event& event, std::optional<Id> id) {
    auto row = store.db().prepare(sql::event::outcomes);
    row.bind(":event", event.id).bind(":id", id);
    std::vector<Outcome> found;
    while (row.step()) {
        auto& one = found.emplace_back();
        one.id = row.integer(0);
        one.event_code = event.code;
        one.session = row.text(1);
        one.proposal = row.optional<Id>(2);
        one.topic = row.text(3);
        one.title = row.text(4);
        one.withdrawn = row.optional<Instant>(5);
        one.created = row.instant(6);
        one.topics = row.integer(7);
        one.zone = event.zone;
    }
    return found;
}

Id insert_outcome(Store& store, const Event& event, const OutcomeOf& of, const std::string& title, const Topic& tree) {
    store.db()
        .prepare(
            "insert into event_outcome (event_id, session_id, proposal_id, title, created, recorded) "
            "values (:event, :session, :proposal, :title, :now, :now)")
        .bind(":event", event.id)
        .bind(":session", of.session)
        .bind(":proposal", of.proposal)
        .bind(":title", title)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    insert_topics(store, id, tree, {});
    return id;
}

void set_outcome_withdrawn(Store& store, Id id) {
    store.db()
        .prepare("update event_outcome set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
}

void record_outcome(Store& store, std::string_view done, const Outcome& outcome) {
    journal::write(store, "event_outcome", outcome.id,
                   written(Json{{"done", done},
                                {"event", outcome.event_code},
                                {"session", outcome.session},
                                {"topic", outcome.topic},
                                {"title", outcome.title},
                                {"topics", outcome.topics}}));
}

Topic mind_map(const Store& store, const Outcome& outcome) {
    auto row = store.db().prepare(
        "select id, parent_id, text, note, link from outcome_topic where outcome_id = :id order by id");
    row.bind(":id", outcome.id);
    std::vector<std::pair<Id, TopicRow>> rows;
    while (row.step()) rows.push_back({row.integer(0), {{row.text(2), row.text(3), row.text(4)}, row.optional<Id>(1)}});
    std::size_t at = 0;
    return rows.empty() ? Topic{} : grown(rows, at);
}

}  // namespace tiers::event
