#include "event/session_more.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "member/check.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

/// An address holds no blank.
std::string spelled_links(const std::vector<format::ScheduleLink>& links) {
    std::vector<std::string> lines;
    for (const auto& link : links) lines.push_back(fmt::format("{} {}", link.url, link.title));
    return join(lines, "\n");
}

std::vector<format::ScheduleLink> links_in(std::string_view text) {
    std::vector<format::ScheduleLink> links;
    for (const auto line : split(text, '\n')) {
        if (line.empty()) continue;
        const auto blank = std::min(line.find(' '), line.size());
        links.push_back({std::string(trim(line.substr(blank))), std::string(line.substr(0, blank))});
    }
    return links;
}

void put_person(Store& store, Id speaker, const format::SchedulePerson& person) {
    store.db()
        .prepare("update speaker set guid = :guid, number = :number where id = :id")
        .bind(":guid", person.guid)
        .bind(":number", person.id)
        .bind(":id", speaker)
        .run();
}

std::vector<Id> speaker_ids(const Store& store, Id session) {
    auto row = store.db().prepare("select id from speaker where session_id = :session and ceased is null order by id");
    row.bind(":session", session);
    std::vector<Id> ids;
    while (row.step()) ids.push_back(row.integer(0));
    return ids;
}

}  // namespace

SessionMore session_more(const Store& store, Id session) {
    SessionMore more;
    {
        auto row = store.db().prepare("select subtitle, language, url, links from session where id = :id");
        row.bind(":id", session).step();
        more.subtitle = row.text(0);
        more.language = row.text(1);
        more.url = row.text(2);
        more.links = links_in(row.text(3));
    }
    auto row = store.db().prepare(
        "select name, guid, number from speaker where session_id = :session and ceased is null order by id");
    row.bind(":session", session);
    while (row.step()) more.persons.push_back({row.text(0), row.text(1), row.integer(2)});
    return more;
}

bool keep_session_more(Store& store, Id session, SessionMore more) {
    member::check_line("subtitle", more.subtitle);
    member::check_line("language", more.language);
    member::check_line("url", more.url);
    auto links = spelled_links(more.links);
    member::check_note("links", links);
    if (more == session_more(store, session)) return false;
    store.db()
        .prepare(
            "update session set subtitle = :subtitle, language = :language, url = :url, links = :links, "
            "recorded = :now where id = :id")
        .bind(":subtitle", more.subtitle)
        .bind(":language", more.language)
        .bind(":url", more.url)
        .bind(":links", links)
        .bind(":now", store.now())
        .bind(":id", session)
        .run();
    const auto ids = speaker_ids(store, session);
    for (std::size_t i = 0; i < ids.size() && i < more.persons.size(); ++i) put_person(store, ids[i], more.persons[i]);
    const Json content{{"done", "told more"},
                       {"subtitle", more.subtitle},
                       {"language", more.language},
                       {"url", more.url},
                       {"links", links}};
    journal::write(store, "session", session, written(content));
    return true;
}

}  // namespace tiers::event
