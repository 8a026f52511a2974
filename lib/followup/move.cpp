#include <tiers/error.h>
#include <tiers/followup.h>
#include <tiers/words.h>
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

void record(Store& store, std::string_view done, const Move& move) {
    const Json content{
        {"done", done},        {"move", move.id},   {"day", iso(move.day)},          {"stage", move.stage},
        {"level", move.level}, {"exit", move.exit}, {"decided_by", move.decided_by}, {"reason", move.reason}};
    journal::write(store, "followup", move.followup, written(content));
}

/// The move that counts on a day; one without id before the first.
Move standing_on(const Store& store, Id followup, Day day) {
    const auto before = select_moves(store, followup, day);
    return before.empty() ? Move{} : before.back();
}

Move move_of_id(const Store& store, Id followup, std::int64_t id) {
    const auto all = select_moves(store, followup, ever);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Move& one) { return one.id == id; });
    if (found == all.end()) throw NotFound("no_move", say("no move {}", id), "tiers member followup WHAT --of stages");
    return *found;
}

}  // namespace

Move completed(const Store& store, Move move, const Move& before) {
    member::check_line("by", move.decided_by);
    member::check_line("reason", move.reason);
    move.stage = move.stage.empty() ? before.stage : stage_called(store, move.stage);
    if (move.stage.empty()) throw BadInput("no_stage", tr("at which stage was it then?"), "tiers member stage");
    move.level = move.level.empty() ? before.level : level_called(store, move.level);
    move.ends = ending_stages(store).contains(move.stage);
    if (!move.exit.empty() && !move.ends)
        throw BadInput("no_exit", say("'{}' is no stage that ends a follow-up", move.stage));
    return move;
}

Move move(Store& store, const Move& wanted, Day today, std::string_view key) {
    const request_key::Request request(
        "member stage", join({std::to_string(wanted.followup), iso(wanted.day), wanted.stage, wanted.level, wanted.exit,
                              wanted.decided_by, wanted.reason},
                             "|"));
    if (const auto id = made_before(store, key, request))
        return move_of_id(store, wanted.followup, whole_number(*id).value_or(0));
    refuse_future(wanted.day, today);
    const auto before = standing_on(store, wanted.followup, wanted.day);
    const auto completed_move = completed(store, wanted, before);
    if (completed_move.stage == before.stage && completed_move.level == before.level)
        throw Conflict("at_stage",
                       say("'{}' is at '{}' since {} already", before.followup_name, before.stage, iso(before.day)));
    const auto id = insert_move(store, completed_move);
    auto made = move_of_id(store, wanted.followup, id);
    record(store, "moved", made);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return made;
}

Move withdraw_move(Store& store, std::int64_t id) {
    auto row = store.db().prepare("select followup_id, withdrawn is not null from followup_move where id = :id");
    if (!row.bind(":id", id).step())
        throw NotFound("no_move", say("no move {}", id), "tiers member followup WHAT --of stages");
    if (row.integer(1) != 0) throw Conflict("withdrawn", say("move {} was withdrawn already", id));
    const auto followup = row.integer(0);
    auto wrong = move_of_id(store, followup, id);
    if (select_moves(store, followup, ever).size() == 1)
        throw Refused("last_move", say("it is the only stage that '{}' was at", wrong.followup_name),
                      tr("note the right one first"));
    store.db()
        .prepare("update followup_move set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "withdrawn", wrong);
    return wrong;
}

std::vector<Move> moves(const Store& store, Id id) {
    return select_moves(store, id, ever);
}

}  // namespace tiers::followup
