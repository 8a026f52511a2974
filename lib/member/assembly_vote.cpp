#include <tiers/assembly.h>
#include <tiers/error.h>

#include "base/json.h"
#include "base/text.h"
#include "member/assembly_store.h"
#include "member/check.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

void record(Store& store, std::string_view done, const Assembly& assembly, const Vote& vote) {
    const Json content{{"done", done},
                       {"vote", vote.id},
                       {"resolution", vote.resolution},
                       {"majority", vote.majority},
                       {"for", vote.voted_for},
                       {"against", vote.against},
                       {"abstained", vote.abstained},
                       {"present", vote.present},
                       {"represented", vote.represented}};
    journal::write(store, "assembly", assembly.id, written(content));
}

Vote vote_of(const Store& store, const Assembly& assembly, std::int64_t id) {
    for (auto& one : votes(store, assembly))
        if (one.id == id) return one;
    throw NotFound("no_vote", say("no vote {} on {}", id, iso(assembly.day)), "tiers member minutes");
}

Vote checked(const Assembly& assembly, Vote vote) {
    check_line("resolution", vote.resolution);
    if (vote.resolution.empty()) throw BadInput("no_resolution", tr("a resolution says what is voted on"));
    if (vote.voted_for < 0 || vote.against < 0 || vote.abstained < 0)
        throw BadInput("bad_count", tr("votes are counted from 0"));
    vote.present = assembly.present;
    vote.represented = assembly.represented;
    if (vote.not_voted() < 0)
        throw BadInput("too_many_votes",
                       say("{} votes are counted, and {} voters are present or represented",
                           vote.voted_for + vote.against + vote.abstained, vote.present + vote.represented));
    if (!assembly.quorate()) throw Refused("no_quorum", quorum_sentence(assembly), "tiers member arrive");
    return vote;
}

std::int64_t insert(Store& store, const Assembly& assembly, const Vote& vote) {
    store.db()
        .prepare(
            "insert into assembly_vote (assembly_id, resolution, majority, voted_for, against, abstained, present, "
            "represented, created, recorded) values (:assembly, :resolution, :majority, :for, :against, :abstained, "
            ":present, :represented, :now, :now)")
        .bind(":assembly", assembly.id)
        .bind(":resolution", vote.resolution)
        .bind(":majority", vote.majority)
        .bind(":for", vote.voted_for)
        .bind(":against", vote.against)
        .bind(":abstained", vote.abstained)
        .bind(":present", vote.present)
        .bind(":represented", vote.represented)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

}  // namespace

bool Vote::adopted() const {
    const auto cast = voted_for + against;
    if (majority == "half") return voted_for > against;
    if (majority == "two-thirds") return cast > 0 && 3 * voted_for >= 2 * cast;
    if (majority == "three-quarters") return cast > 0 && 4 * voted_for >= 3 * cast;
    return cast > 0 && against == 0;
}

Vote count_vote(Store& store, const Assembly& assembly, const Vote& wanted, std::string_view key) {
    const request_key::Request request(
        "member vote", fmt::format("{}|{}|{}|{}|{}|{}", assembly.id, wanted.majority, wanted.voted_for, wanted.against,
                                   wanted.abstained, wanted.resolution));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return vote_of(store, assembly, whole_number(*id).value_or(0));
    const auto id = insert(store, assembly, checked(assembly, wanted));
    auto counted = vote_of(store, assembly, id);
    record(store, "counted", assembly, counted);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return counted;
}

Vote withdraw_vote(Store& store, const Assembly& assembly, std::int64_t id) {
    auto wrong = vote_of(store, assembly, id);
    store.db()
        .prepare("update assembly_vote set withdrawn = :now, recorded = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", id)
        .run();
    record(store, "withdrawn", assembly, wrong);
    return wrong;
}

std::vector<Vote> votes(const Store& store, const Assembly& assembly) {
    std::vector<Vote> found;
    auto row = store.db().prepare(
        "select id, row_number() over (order by id), resolution, majority, voted_for, against, abstained, present, "
        "represented from assembly_vote where assembly_id = :assembly and withdrawn is null order by id");
    for (row.bind(":assembly", assembly.id); row.step();)
        found.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.integer(4), row.integer(5),
                         row.integer(6), row.integer(7), row.integer(8)});
    return found;
}

}  // namespace tiers::member
