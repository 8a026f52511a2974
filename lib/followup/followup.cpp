#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/followup.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "followup/followup_store.h"
#include "followup/stages.h"
#include "member/check.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::followup {

namespace {

std::string ids_of(const std::vector<member::Id>& members) {
    std::vector<std::string> ids;
    for (const auto member : members) ids.push_back(std::to_string(member));
    return join(ids, " ");
}

void record(Store& store, std::string_view done, const Followup& followup) {
    const Json content{{"done", done},
                       {"kind", followup.kind},
                       {"name", followup.name},
                       {"place", followup.place},
                       {"adviser", followup.adviser},
                       {"members", followup.members},
                       {"stage", followup.stage},
                       {"level", followup.level},
                       {"opened", iso(followup.opened)}};
    journal::write(store, "followup", followup.id, written(content));
}

/// Name, place and adviser as they can be stored.
Followup checked(const Store& store, Followup followup) {
    member::check_line("name", followup.name);
    if (folded(followup.name).empty()) throw BadInput("no_name", tr("a follow-up has a name"));
    if (whole_number(followup.name)) throw BadInput("bad_name", say("'{}' would be taken for an id", followup.name));
    member::check_line("adviser", followup.adviser);
    if (!followup.place.empty()) followup.place = catalogue::find_place(store, followup.place).id;
    return followup;
}

std::optional<std::int64_t> place_row(const Store& store, const Followup& followup) {
    return followup.place.empty() ? std::nullopt : std::optional(catalogue::find_place(store, followup.place).row);
}

Id insert(Store& store, const Followup& followup) {
    store.db()
        .prepare(
            "insert into followup (kind, name, folded, place_id, adviser, created, recorded) "
            "values (:kind, :name, :folded, :place, :adviser, :now, :now)")
        .bind(":kind", followup.kind)
        .bind(":name", followup.name)
        .bind(":folded", folded(followup.name))
        .bind(":place", place_row(store, followup))
        .bind(":adviser", unless_empty(followup.adviser))
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void update(Store& store, const Followup& followup) {
    store.db()
        .prepare(
            "update followup set name = :name, folded = :folded, place_id = :place, adviser = :adviser, "
            "recorded = :now where id = :id")
        .bind(":id", followup.id)
        .bind(":name", followup.name)
        .bind(":folded", folded(followup.name))
        .bind(":place", place_row(store, followup))
        .bind(":adviser", unless_empty(followup.adviser))
        .bind(":now", store.now())
        .run();
}

void join_in(Store& store, const Followup& followup, member::Id member, Day day) {
    if (std::find(followup.members.begin(), followup.members.end(), member) != followup.members.end())
        throw Conflict("in_followup", say("member {} is in '{}' already", member, followup.name));
    store.db()
        .prepare(
            "insert into followup_member (followup_id, member_id, first, created, recorded) "
            "values (:followup, :member, :first, :now, :now)")
        .bind(":followup", followup.id)
        .bind(":member", member)
        .bind(":first", day)
        .bind(":now", store.now())
        .run();
}

void leave(Store& store, const Followup& followup, member::Id member, Day day) {
    const auto changed = store.db()
                             .prepare(
                                 "update followup_member set left_on = max(:day, first), recorded = :now "
                                 "where followup_id = :followup and member_id = :member and left_on is null")
                             .bind(":followup", followup.id)
                             .bind(":member", member)
                             .bind(":day", day)
                             .bind(":now", store.now())
                             .run();
    if (changed == 0) throw Conflict("not_in_followup", say("member {} is not in '{}'", member, followup.name));
}

struct Called {
    Id id;
    std::string folded, told;
};

std::vector<Called> called(const Store& store, std::string_view prefix) {
    std::vector<Called> found;
    auto row = store.db().prepare(
        "select id, folded, name from followup where folded >= :prefix and folded < :prefix || char(1114111) "
        "order by folded, id");
    for (row.bind(":prefix", prefix); row.step();)
        found.push_back({row.integer(0), row.text(1), say("{} ({})", row.text(2), row.integer(0))});
    return found;
}

[[noreturn]] void throw_ambiguous(std::string_view what, const std::vector<Called>& candidates) {
    std::vector<std::string> told;
    for (const auto& one : candidates) told.push_back(one.told);
    throw BadInput("ambiguous_followup", say("several follow-ups fit '{}': {}", what, join(told, ", ")),
                   tr("give the id"));
}

bool fits(const Query& query, const Followup& followup) {
    const auto is = [](const std::optional<std::string>& wanted, const std::string& value) {
        return !wanted || *wanted == value;
    };
    return is(query.kind, followup.kind) && is(query.stage, followup.stage) && is(query.level, followup.level) &&
           is(query.place, followup.place) && (!query.adviser || folded_equal(*query.adviser, followup.adviser)) &&
           (query.ended || query.stage || !followup.ended) &&
           (!query.member ||
            std::find(followup.members.begin(), followup.members.end(), *query.member) != followup.members.end());
}

}  // namespace

Followup open(Store& store, const Followup& wanted, const Move& first, Day today, std::string_view key) {
    auto followup = checked(store, wanted);
    const request_key::Request request(
        "member follow", join({followup.kind, followup.name, followup.place, followup.adviser, ids_of(wanted.members),
                               first.stage, first.level, iso(first.day), first.decided_by},
                              "|"));
    if (const auto id = made_before(store, key, request)) return get(store, whole_number(*id).value_or(0));
    if (followup.members.empty())
        throw BadInput("no_member_named", tr("a follow-up is of one member or several"), "--member WHO");
    refuse_future(first.day, today);
    auto begins = first;
    if (begins.stage.empty()) begins.stage = stages(store).front().id;
    begins = completed(store, std::move(begins), {});
    begins.followup = followup.id = insert(store, followup);
    insert_move(store, begins);
    for (const auto member : std::exchange(followup.members, {})) {
        join_in(store, followup, member, begins.day);
        followup.members.push_back(member);
    }
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(followup.id));
    auto opened = get(store, followup.id);
    record(store, "opened", opened);
    return opened;
}

Followup amend(Store& store, Id id, const Amendment& amendment, Day day, Day today) {
    refuse_future(day, today);
    auto followup = get(store, id);
    if (amendment.name) followup.name = *amendment.name;
    if (amendment.adviser) followup.adviser = *amendment.adviser;
    if (amendment.name || amendment.adviser) update(store, checked(store, followup));
    for (const auto member : amendment.add) join_in(store, followup, member, day);
    for (const auto member : amendment.remove) leave(store, followup, member, day);
    auto amended = get(store, id);
    if (amended.members.empty())
        throw Refused("last_member", say("nobody would be left in '{}'", amended.name),
                      tr("add somebody first, or end it: tiers member stage"));
    record(store, "amended", amended);
    return amended;
}

Followup find(const Store& store, std::string_view given) {
    const auto what = trim(given);
    if (const auto id = whole_number(what)) return get(store, *id);
    const auto wanted = folded(what);
    if (wanted.empty()) throw BadInput("no_followup_named", tr("no follow-up is named"));
    const auto candidates = called(store, wanted);
    std::vector<Called> same;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(same),
                 [&](const Called& one) { return one.folded == wanted; });
    if (same.size() == 1) return get(store, same.front().id);
    if (candidates.size() == 1) return get(store, candidates.front().id);
    if (!candidates.empty()) throw_ambiguous(what, same.empty() ? candidates : same);
    std::vector<std::string> names;
    for (const auto& one : select(store, {}, ever)) names.push_back(one.name);
    throw NotFound("no_followup", say("no follow-up '{}'", what), did_you_mean(what, names));
}

std::vector<Followup> list(const Store& store, const Query& query, Day on) {
    auto wanted = query;
    if (query.stage) wanted.stage = stage_called(store, *query.stage);
    if (query.level) wanted.level = level_called(store, *query.level);
    if (query.place) wanted.place = catalogue::find_place(store, *query.place).id;
    auto found = select(store, {}, on);
    std::erase_if(found, [&](const Followup& one) { return !fits(wanted, one); });
    return found;
}

std::vector<Followup> starting(const Store& store, std::string_view word, std::size_t limit) {
    const auto wanted = folded(word);
    std::vector<Followup> found;
    for (auto& one : select(store, {}, ever))
        if (found.size() < limit && (folded(one.name).starts_with(wanted) || std::to_string(one.id).starts_with(word)))
            found.push_back(std::move(one));
    return found;
}

}  // namespace tiers::followup
