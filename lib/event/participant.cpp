#include <tiers/error.h>
#include <tiers/member.h>
#include <tiers/words.h>

#include "base/json.h"
#include "base/text.h"
#include "event/participant_store.h"
#include "member/check.h"
#include "member/erasure_list.h"
#include "sql/event.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

struct Wanted {
    std::optional<std::int64_t> id = {}, member = {};
    std::optional<std::string> email = {}, name = {}, prefix = {};
};

std::vector<Participant> select_participants(const Store& store, const Event& event, const Wanted& wanted) {
    auto row = store.db().prepare(sql::event::participants);
    row.bind(":event", event.id)
        .bind(":id", wanted.id)
        .bind(":member", wanted.member)
        .bind(":email", wanted.email)
        .bind(":name", wanted.name)
        .bind(":prefix", wanted.prefix);
    std::vector<Participant> found;
    while (row.step()) found.push_back(participant_of(row, 0));
    return found;
}

void fill(std::string& field, const std::string& known) {
    if (field.empty()) field = known;
}

/// What a member does not say is known of them.
void fill_from_member(const Store& store, Participant& who) {
    const auto member = member::get(store, *who.member);
    fill(who.name, member.name);
    fill(who.email, member.email);
    fill(who.commune, member.commune);
    fill(who.category, member.category);
    if (member.organisation) fill(who.organisation, member::get(store, *member.organisation).name);
}

void check_participant(const Store& store, Participant& who) {
    member::check_line("name", who.name);
    if (folded(who.name).empty()) throw BadInput("no_name", tr("a participant has a name"));
    member::check_line("email", who.email);
    member::check_email(who.email);
    member::check_line("organisation", who.organisation);
    member::check_line("profile", who.profile);
    member::check_line("category", who.category);
    member::check_category(store, who.category);
}

Id insert_participant(Store& store, const Event& event, const Participant& who) {
    store.db()
        .prepare(sql::event::insert_participant)
        .bind(":event", event.id)
        .bind(":member", who.member)
        .bind(":name", who.name)
        .bind(":folded", folded(who.name))
        .bind(":email", who.email)
        .bind(":organisation", who.organisation)
        .bind(":category", who.category)
        .bind(":profile", who.profile)
        .bind(":commune", who.commune)
        .bind(":epci", who.epci)
        .bind(":department", who.department)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

/// Throws Refused for a guest who was erased and did not agree since to be known again.
bool was_erased(const Store& store, const Participant& who, const member::ErasedPeople* known) {
    if (who.member) return false;
    std::optional<member::ErasedPeople> people;
    if (!known) known = &people.emplace(store);
    if (who.consent_again && !known->known()) return true;
    if (!known->meets(who.email)) return false;
    if (!who.consent_again)
        throw Refused("erased", tr("that e-mail is of somebody who was erased"),
                      tr("where they agree to be known again: --consent-again DAY"));
    return true;
}

void record_consent(Store& store, const Participant& who) {
    journal::write(store, "participant", who.id,
                   written(Json{{"done", "known-again"}, {"agreed", iso(*who.consent_again)}}));
}

std::string told(const std::vector<Participant>& several) {
    std::vector<std::string> all;
    for (const auto& one : several) all.push_back(std::to_string(one.id) + " " + one.name);
    return join(all, ", ");
}

}  // namespace

Participant participant_of(const Statement& row, int first) {
    return {row.integer(first),  row.optional<std::int64_t>(first + 1),
            row.text(first + 2), row.text(first + 3),
            row.text(first + 4), row.text(first + 5),
            row.text(first + 6), row.text(first + 7),
            row.text(first + 8), row.text(first + 9)};
}

std::optional<Participant> known_participant(const Store& store, const Event& event, const Participant& who) {
    for (const auto& wanted : {Wanted{.member = who.member}, Wanted{.email = who.email}}) {
        if (!wanted.member && wanted.email.value_or("").empty()) continue;
        if (auto found = select_participants(store, event, wanted); !found.empty()) return found.front();
    }
    return std::nullopt;
}

Participant take_part(Store& store, const Event& event, Participant who,
                      const std::optional<territory::Commune>& commune, const member::ErasedPeople* erased) {
    if (who.member) fill_from_member(store, who);
    if (commune) {
        who.commune = commune->insee;
        who.epci = commune->epci;
        who.department = commune->department;
    }
    check_participant(store, who);
    if (auto known = known_participant(store, event, who)) return *known;
    const auto again = was_erased(store, who, erased);
    who.id = insert_participant(store, event, who);
    if (again) record_consent(store, who);
    return who;
}

Participant find_participant(const Store& store, std::string_view event, std::string_view who) {
    return find_participant(store, get(store, event), who);
}

Participant find_participant(const Store& store, const Event& of, std::string_view who) {
    const auto fold = folded(who);
    const auto number = whole_number(who);
    for (const auto& wanted :
         {Wanted{.id = number}, Wanted{.email = std::string(who)}, Wanted{.name = fold}, Wanted{.prefix = fold}}) {
        if ((!wanted.id && !wanted.email && !wanted.name && !wanted.prefix) || fold.empty()) continue;
        const auto found = select_participants(store, of, wanted);
        if (found.size() == 1) return found.front();
        if (found.size() > 1) throw BadInput("ambiguous", say("'{}' may be {}", who, told(found)), tr("give the id"));
    }
    throw NotFound("unknown_participant", say("nobody called '{}' takes part in '{}'", who, of.code),
                   say("tiers event registrations {}", of.code));
}

}  // namespace tiers::event
