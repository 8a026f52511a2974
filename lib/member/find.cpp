#include <tiers/member.h>
#include <algorithm>

#include "base/text.h"
#include "member/member_store.h"

namespace tiers::member {

namespace {

constexpr int most_candidates = 10;

std::string candidate(const Member& member) {
    return say("{} ({})", member.email.empty() ? member.name : member.email, member.id);
}

[[noreturn]] void throw_ambiguous(std::string_view who, const std::vector<Member>& candidates) {
    std::vector<std::string> told;
    for (const auto& member : candidates) told.push_back(candidate(member));
    throw BadInput("ambiguous_member", say("several members fit '{}': {}", who, join(told, ", ")),
                   tr("give the id or the e-mail"));
}

[[noreturn]] void throw_inexact(std::string_view who, const Member& member) {
    throw BadInput("ambiguous_member",
                   say("'{}' is not the full name of a member; it begins that of {}", who, candidate(member)),
                   tr("give the id, the e-mail or the full name"));
}

[[noreturn]] void throw_absent(const Store& store, std::string_view who) {
    std::vector<std::string> names;
    for (const auto& member : list(store, {.left = true})) names.push_back(member.name);
    throw NotFound("no_member", say("no member '{}'", who), did_you_mean(who, names));
}

}  // namespace

Member get(const Store& store, Id id) {
    if (auto member = by_id(store, id)) return *member;
    auto erased = store.db().prepare(
        "select e.member_id, e.erased from member m join erasure e on e.member_id = ifnull(m.merged_into, m.id) "
        "where m.id = :id");
    if (erased.bind(":id", id).step())
        throw NotFound("member_erased", say("member {} was erased on {}", id, iso(Zone::utc().day(erased.instant(1)))));
    throw NotFound("no_member", say("no member {}", id));
}

Member find(const Store& store, std::string_view given, bool exact) {
    const auto who = trim(given);
    if (who.empty()) throw BadInput("no_member_named", tr("no member is named"));
    if (const auto id = whole_number(who)) return get(store, *id);
    if (who.find('@') != who.npos)
        if (auto member = by_email(store, who)) return *member;
    const auto wanted = folded(who);
    const auto candidates = by_prefix(store, wanted, most_candidates);
    std::vector<Member> same;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(same),
                 [&](const Member& member) { return folded(member.name) == wanted; });
    if (same.size() == 1) return same.front();
    if (same.size() > 1) throw_ambiguous(who, same);
    const auto merged = by_merged_name(store, wanted);
    if (merged.size() == 1) return merged.front();
    if (merged.size() > 1) throw_ambiguous(who, merged);
    if (candidates.empty()) throw_absent(store, who);
    if (candidates.size() == 1 && exact) throw_inexact(who, candidates.front());
    if (candidates.size() == 1) return candidates.front();
    throw_ambiguous(who, candidates);
}

}  // namespace tiers::member
