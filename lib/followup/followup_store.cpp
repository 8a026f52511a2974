#include "followup/followup_store.h"

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>

#include "base/text.h"
#include "followup/stages.h"
#include "sql/followup.h"
#include "store/database.h"

namespace tiers::followup {

namespace {

using All = std::map<Id, Followup>;

/// Where a follow-up is after one more move.
void take(Followup& followup, const Move& move) {
    if (followup.stage.empty()) followup.opened = move.day;
    if (followup.stage != move.stage) followup.since = move.day;
    followup.stage = move.stage;
    followup.level = move.level;
    followup.ended = move.ends ? std::optional(followup.since) : std::nullopt;
}

void read_members(const Store& store, std::optional<Id> id, Day on, All& all) {
    auto row = store.db().prepare(sql::followup::members);
    for (row.bind(":id", id).bind(":on", on); row.step();) {
        auto& followup = all[row.integer(0)];
        followup.members.push_back(row.integer(1));
        followup.member_names += (followup.member_names.empty() ? "" : ", ") + row.text(2);
    }
}

void read_next_tasks(const Store& store, std::optional<Id> id, All& all) {
    auto row = store.db().prepare(sql::followup::next_tasks);
    for (row.bind(":id", id); row.step();) {
        auto& followup = all[row.integer(0)];
        followup.next_due = row.day(1);
        followup.next_action = row.text(2);
    }
}

}  // namespace

std::vector<Followup> select(const Store& store, std::optional<Id> id, Day on) {
    All all;
    for (const auto& move : select_moves(store, id, on)) take(all[move.followup], move);
    read_members(store, id, on, all);
    read_next_tasks(store, id, all);
    std::vector<Followup> found;
    auto row = store.db().prepare(sql::followup::followups);
    for (row.bind(":id", id); row.step();) {
        auto& followup = all[row.integer(0)];
        followup.id = row.integer(0);
        followup.kind = row.text(1);
        followup.name = row.text(2);
        followup.place = row.text(3);
        followup.adviser = row.text(4);
        if (!followup.stage.empty()) found.push_back(std::move(followup));
    }
    return found;
}

Followup get(const Store& store, Id id) {
    auto found = select(store, id, ever);
    if (found.empty()) throw NotFound("no_followup", say("no follow-up {}", id), "tiers member followups");
    return std::move(found.front());
}

std::vector<Move> select_moves(const Store& store, std::optional<Id> id, Day on) {
    const auto ends = ending_stages(store);
    std::vector<Move> found;
    auto row = store.db().prepare(sql::followup::moves);
    for (row.bind(":followup", id).bind(":on", on); row.step();) {
        if (!found.empty() && found.back().followup == row.integer(1)) found.back().until = row.day(3);
        found.push_back({row.integer(0), row.integer(1), row.text(2), row.day(3), row.text(4), row.text(5),
                         ends.contains(row.text(4)), row.text(6), row.text(7), row.text(8), std::nullopt});
    }
    return found;
}

std::int64_t insert_move(Store& store, const Move& move) {
    store.db()
        .prepare(
            "insert into followup_move (followup_id, day, stage, level, exit, decided_by, reason, created, recorded) "
            "values (:followup, :day, :stage, :level, :exit, :by, :reason, :now, :now)")
        .bind(":followup", move.followup)
        .bind(":day", move.day)
        .bind(":stage", move.stage)
        .bind(":level", unless_empty(move.level))
        .bind(":exit", unless_empty(move.exit))
        .bind(":by", unless_empty(move.decided_by))
        .bind(":reason", unless_empty(move.reason))
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void refuse_future(Day day, Day today) {
    if (day > today) throw BadInput("in_future", say("{} is still to come", iso(day)));
}

std::optional<std::string> made_before(const Store& store, std::string_view key, const request_key::Request& request) {
    return key.empty() ? std::nullopt : request_key::known(store, key, request);
}

}  // namespace tiers::followup
