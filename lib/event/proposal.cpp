#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/registration.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "event/event_store.h"
#include "event/proposal_store.h"
#include "member/check.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::event {

namespace {

/// With the title as it is compared.
std::vector<std::pair<Proposal, std::string>> select_proposals(const Store& store, const Event& event) {
    std::vector<std::pair<Proposal, std::string>> found;
    auto row = store.db().prepare(sql::event::proposals);
    row.bind(":event", event.id);
    while (row.step()) {
        auto& [one, folded] = found.emplace_back();
        one.id = row.integer(0);
        one.event_code = event.code;
        one.title = row.text(1);
        folded = row.text(2);
        one.summary = row.text(3);
        one.state = row.text(4);
        one.merged_into = row.optional<Id>(5);
        one.wishes = row.integer(6);
        one.hands = row.integer(7);
        one.placed = row.optional<Id>(8);
        one.session = row.text(9);
    }
    return found;
}

void add_hosts(const Store& store, const Event& event, std::vector<std::pair<Proposal, std::string>>& all) {
    auto row = store.db().prepare(sql::event::proposal_hosts);
    row.bind(":event", event.id);
    while (row.step())
        for (auto& [one, folded] : all)
            if (one.id == row.integer(0))
                one.hosts.push_back({row.optional<Id>(1), row.text(2), row.optional<std::int64_t>(3)});
}

std::vector<std::pair<Proposal, std::string>> all_proposals(const Store& store, const Event& event) {
    auto all = select_proposals(store, event);
    add_hosts(store, event, all);
    return all;
}

Proposal proposal_with_id(const Store& store, const Event& event, Id id) {
    for (auto& [one, folded] : all_proposals(store, event))
        if (one.id == id) return std::move(one);
    throw NotFound("unknown_topic", say("event '{}' has no topic '{}'", event.code, id));
}

std::string told_topics(const std::vector<Proposal>& several) {
    std::vector<std::string> all;
    for (const auto& one : several) all.push_back(fmt::format("{} {}", one.id, one.title));
    return join(all, ", ");
}

/// Somebody who takes part, or a name.
Host host_of(const Store& store, const Event& event, const std::string& word) try {
    const auto who = find_participant(store, event.code, word);
    return {who.id, who.name, who.member};
} catch (const NotFound&) {
    Host host{std::nullopt, word, std::nullopt};
    member::check_line("host", host.name);
    if (host.name.empty()) throw BadInput("no_name", tr("a host has a name"));
    return host;
}

void insert_host(Store& store, Id proposal, const Host& host) {
    store.db()
        .prepare(
            "insert into proposal_host (proposal_id, participant_id, name, created) "
            "values (:proposal, :participant, :name, :now)")
        .bind(":proposal", proposal)
        .bind(":participant", host.participant)
        .bind(":name", host.participant ? std::string() : host.name)
        .bind(":now", store.now())
        .run();
}

Id insert_proposal(Store& store, const Event& event, const std::string& title, const std::string& summary) {
    store.db()
        .prepare(
            "insert into proposal (event_id, title, folded, summary, created, recorded) "
            "values (:event, :title, :folded, :summary, :now, :now)")
        .bind(":event", event.id)
        .bind(":title", title)
        .bind(":folded", folded(title))
        .bind(":summary", summary)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

std::string checked_title(const Store& store, const Event& event, std::string title) {
    member::check_line("title", title);
    if (folded(title).empty()) throw BadInput("no_title", tr("a topic has a title"));
    if (whole_number(title)) throw BadInput("bad_title", say("'{}' would be taken for an id", title));
    for (const auto& [one, fold] : select_proposals(store, event))
        if (one.state == "proposed" && fold == folded(title))
            throw Conflict("same_topic", say("event '{}' has a topic '{}' already", event.code, one.title),
                           say("tiers event proposals {}", event.code));
    return title;
}

Proposal add_proposal(Store& store, const Event& event, const Proposing& request, const std::string& title) {
    auto summary = request.summary;
    member::check_line("summary", summary);
    const auto id = insert_proposal(store, event, checked_title(store, event, title), summary);
    for (const auto& host : request.hosts) insert_host(store, id, host_of(store, event, host));
    auto made = proposal_with_id(store, event, id);
    record_proposal(store, "proposed", made);
    return made;
}

std::vector<Proposal> known_proposals(const Store& store, const Event& event, const std::string& ids) {
    std::vector<Proposal> known;
    for (const auto& id : split(ids, ' '))
        known.push_back(proposal_with_id(store, event, whole_number(id).value_or(0)));
    return known;
}

void end_topic(Store& store, const Proposal& topic, const char* state, std::optional<Id> into) {
    store.db()
        .prepare(
            "update proposal set state = :state, merged_into = :into, session_id = null, recorded = :now "
            "where id = :id")
        .bind(":state", state)
        .bind(":into", into)
        .bind(":now", store.now())
        .bind(":id", topic.id)
        .run();
}

void cancel_place(Store& store, const Proposal& topic) {
    if (!topic.session.empty()) cancel_session(store, topic.event_code, topic.session, tr("the topic was withdrawn"));
}

}  // namespace

Proposal standing_topic(const Store& store, const Event& event, std::string_view topic) {
    const auto fold = folded(topic);
    const auto id = whole_number(topic);
    std::vector<Proposal> beginning;
    std::vector<std::string> known;
    for (auto& [one, title] : all_proposals(store, event)) {
        if (one.state != "proposed") continue;
        if (one.id == id || title == fold) return std::move(one);
        known.push_back(one.title);
        if (!fold.empty() && title.starts_with(fold)) beginning.push_back(std::move(one));
    }
    if (beginning.size() == 1) return std::move(beginning.front());
    if (beginning.size() > 1)
        throw BadInput("ambiguous", say("'{}' may be {}", topic, told_topics(beginning)), tr("give the id"));
    const auto near = did_you_mean(topic, known);
    throw NotFound("unknown_topic", say("event '{}' has no topic '{}'", event.code, topic),
                   near.empty() ? say("tiers event proposals {}", event.code) : near);
}

void set_placed(Store& store, Id proposal, std::optional<Id> session) {
    store.db()
        .prepare("update proposal set session_id = :session, recorded = :now where id = :id")
        .bind(":session", session)
        .bind(":now", store.now())
        .bind(":id", proposal)
        .run();
}

void record_proposal(Store& store, std::string_view done, const Proposal& proposal) {
    std::vector<std::string> hosts;
    for (const auto& host : proposal.hosts) hosts.push_back(host.name);
    const Json content{{"done", done},
                       {"event", proposal.event_code},
                       {"title", proposal.title},
                       {"summary", proposal.summary},
                       {"hosts", join(hosts, ", ")},
                       {"wishes", proposal.wishes},
                       {"hands", proposal.hands}};
    journal::write(store, "proposal", proposal.id, written(content));
}

std::vector<Proposal> propose(Store& store, const Proposing& request) {
    const auto event = standing_event(store, request.event);
    const request_key::Request asked("event propose", fmt::format("{}|{}|{}|{}", request.event, request.summary,
                                                                  join(request.titles, "|"), join(request.hosts, "|")));
    if (!request.key.empty())
        if (const auto ids = request_key::known(store, request.key, asked)) return known_proposals(store, event, *ids);
    std::vector<Proposal> made;
    std::vector<std::string> ids;
    for (const auto& title : request.titles) {
        made.push_back(add_proposal(store, event, request, title));
        ids.push_back(std::to_string(made.back().id));
    }
    if (!request.key.empty()) request_key::remember(store, request.key, asked, join(ids, " "));
    return made;
}

std::vector<Proposal> proposals(const Store& store, std::string_view event, bool all) {
    std::vector<Proposal> found;
    for (auto& [one, folded] : all_proposals(store, get(store, event)))
        if (all || one.state == "proposed") found.push_back(std::move(one));
    return found;
}

Proposal merge_topic(Store& store, std::string_view event_code, std::string_view topic, std::string_view into) {
    const auto event = standing_event(store, event_code);
    const auto one = standing_topic(store, event, topic), other = standing_topic(store, event, into);
    if (one.id == other.id) throw BadInput("same_topic", say("'{}' is merged with itself", one.title));
    store.db()
        .prepare("update proposal set merged_into = :into, recorded = :now where merged_into = :from")
        .bind(":into", other.id)
        .bind(":now", store.now())
        .bind(":from", one.id)
        .run();
    end_topic(store, one, msgid("merged"), other.id);
    record_proposal(store, "merged", one);
    cancel_place(store, one);
    return proposal_with_id(store, event, other.id);
}

Proposal withdraw_topic(Store& store, std::string_view event_code, std::string_view topic) {
    const auto event = standing_event(store, event_code);
    const auto one = standing_topic(store, event, topic);
    end_topic(store, one, msgid("withdrawn"), {});
    record_proposal(store, "withdrawn", one);
    cancel_place(store, one);
    return proposal_with_id(store, event, one.id);
}

}  // namespace tiers::event
