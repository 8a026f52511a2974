#include <tiers/assembly.h>
#include <tiers/error.h>

#include "base/json.h"
#include "base/text.h"
#include "member/assembly_store.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

std::vector<Voter> select_voters(const Store& store, std::int64_t assembly, std::optional<Id> member) {
    std::vector<Voter> found;
    auto row = store.db().prepare(sql::member::voters);
    for (row.bind(":assembly", assembly).bind(":member", member); row.step();)
        found.push_back(
            {row.integer(0), row.text(1), row.text(2), row.optional<Id>(3), row.text(4), row.integer(5) != 0});
    return found;
}

void record(Store& store, std::string_view done, const Assembly& assembly, const std::vector<Id>& members,
            std::optional<Id> holder = {}) {
    Json content{{"done", done}, {"members", members}};
    if (holder) content["holder"] = *holder;
    journal::write(store, "assembly", assembly.id, written(content));
}

/// The proxy a voter gave counts no more; whether there was one.
bool end_proxy(Store& store, const Assembly& assembly, Id giver) {
    return store.db()
               .prepare(
                   "update assembly_proxy set withdrawn = :now, recorded = :now "
                   "where assembly_id = :assembly and giver_id = :giver and withdrawn is null")
               .bind(":now", store.now())
               .bind(":assembly", assembly.id)
               .bind(":giver", giver)
               .run() > 0;
}

void refuse_proxy(const Store& store, const Assembly& assembly, const Voter& giver, const Voter& holder) {
    if (giver.member == holder.member) throw BadInput("own_proxy", tr("nobody gives themselves a proxy"));
    if (giver.holder)
        throw Conflict("proxy_given", say("member {} gave member {} a proxy already", giver.member, *giver.holder),
                       say("tiers member proxy {} --withdraw", giver.member));
    if (giver.present) throw Conflict("there", say("member {} is there and votes themselves", giver.member));
    std::int64_t held = 0;
    for (const auto& one : select_voters(store, assembly.id, {})) {
        if (one.holder == giver.member || (one.member == holder.member && one.holder))
            throw Refused("proxy_chain", tr("a proxy is not passed on: who holds one gives none"));
        held += one.holder == holder.member;
    }
    if (held >= assembly.proxies)
        throw Refused("proxy_limit",
                      say("member {} holds {} of at most {} proxies", holder.member, held, assembly.proxies));
}

}  // namespace

std::vector<Voter> voters(const Store& store, const Assembly& assembly) {
    return select_voters(store, assembly.id, {});
}

Voter voter_of(const Store& store, const Assembly& assembly, Id member) {
    auto found = select_voters(store, assembly.id, member);
    if (found.empty())
        throw NotFound("not_on_roll", say("member {} is not on the roll of {}", member, iso(assembly.day)),
                       say("the roll is of {}", iso(assembly.roll_day)));
    return std::move(found.front());
}

Voter give_proxy(Store& store, const Assembly& assembly, Id giver, Id holder, std::string_view key) {
    const request_key::Request request("member proxy", fmt::format("{}|{}|{}", assembly.id, giver, holder));
    if (!key.empty() && request_key::known(store, key, request)) return voter_of(store, assembly, giver);
    refuse_proxy(store, assembly, voter_of(store, assembly, giver), voter_of(store, assembly, holder));
    store.db()
        .prepare(
            "insert into assembly_proxy (assembly_id, giver_id, holder_id, created, recorded) "
            "values (:assembly, :giver, :holder, :now, :now)")
        .bind(":assembly", assembly.id)
        .bind(":giver", giver)
        .bind(":holder", holder)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    record(store, "proxy given", assembly, {giver}, holder);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return voter_of(store, assembly, giver);
}

Voter take_proxy_back(Store& store, const Assembly& assembly, Id giver) {
    auto before = voter_of(store, assembly, giver);
    if (!end_proxy(store, assembly, giver)) throw NotFound("no_proxy", say("member {} gave nobody a proxy", giver));
    record(store, "proxy withdrawn", assembly, {giver}, before.holder);
    return voter_of(store, assembly, giver);
}

Assembly arrive(Store& store, const Assembly& assembly, const std::vector<Id>& members, Day today) {
    if (today < assembly.day) throw Refused("not_yet", say("the assembly is on {}", iso(assembly.day)));
    for (const auto member : members) {
        if (voter_of(store, assembly, member).present)
            throw Conflict("there", say("member {} is there already", member));
        end_proxy(store, assembly, member);
        store.db()
            .prepare(
                "insert into assembly_arrival (assembly_id, member_id, arrived, created, recorded) "
                "values (:assembly, :member, :now, :now, :now)")
            .bind(":assembly", assembly.id)
            .bind(":member", member)
            .bind(":now", store.now())
            .run();
    }
    record(store, "arrived", assembly, members);
    return get_assembly(store, assembly.id);
}

Assembly depart(Store& store, const Assembly& assembly, const std::vector<Id>& members) {
    for (const auto member : members) {
        if (!voter_of(store, assembly, member).present)
            throw Conflict("not_there", say("member {} is not there", member));
        store.db()
            .prepare(
                "update assembly_arrival set departed = max(:now, arrived), recorded = :now "
                "where assembly_id = :assembly and member_id = :member and departed is null")
            .bind(":assembly", assembly.id)
            .bind(":member", member)
            .bind(":now", store.now())
            .run();
    }
    record(store, "left", assembly, members);
    return get_assembly(store, assembly.id);
}

}  // namespace tiers::member
