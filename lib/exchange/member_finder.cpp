#include "exchange/member_finder.h"

#include <tiers/error.h>

#include "base/text.h"
#include "member/member_store.h"

namespace tiers::exchange {

namespace {

using member::Id;
using member::Member;

std::optional<Member> only(const std::vector<Member>& found, const std::string& name) {
    if (found.empty()) return std::nullopt;
    if (found.size() == 1) return found.front();
    throw BadInput("ambiguous_member", say("{} and {} are both called '{}'", found[0].id, found[1].id, name));
}

bool has(const Member& member, bool email) {
    return !(email ? member.email : member.external_id).empty();
}

}  // namespace

Field MemberFinder::match_of(const MemberRow& row) const {
    if (match_) return *match_;
    return row.text[Field::external_id].empty() ? Field::email : Field::external_id;
}

std::string MemberFinder::key(const MemberRow& row) const {
    const auto field = match_of(row);
    auto key = row.text[field];
    if (field == Field::external_id) return key;
    for (auto& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return match_ || key.empty() ? key : "mailto:" + key;
}

std::optional<Member> MemberFinder::known(const MemberRow& row) const {
    if (row.id)
        if (const auto id = here(*row.id)) return member::get(store_, *id);
    const auto by_mail = match_of(row) == Field::email;
    if (const auto& text = row.text[match_of(row)]; !text.empty())
        return by_mail ? member::by_email(store_, text) : member::by_external_id(store_, text);
    if (auto found = by_id(row, by_mail)) return found;
    return by_name(row, by_mail);
}

/// An id is that of this place where the name is the same: it tells those apart who have one name.
std::optional<Member> MemberFinder::by_id(const MemberRow& row, bool by_mail) const {
    if (!row.id || told_.count(*row.id) > 0) return std::nullopt;
    auto found = member::by_id(store_, *row.id);
    if (found && (found->id != *row.id || has(*found, by_mail) || !folded_equal(found->name, row.text[Field::name])))
        found.reset();
    return found;
}

std::optional<Member> MemberFinder::by_name(const MemberRow& row, bool by_mail) const {
    const auto& name = row.text[Field::name];
    auto same = member::by_name(store_, folded(name));
    const auto other = [&](const Member& member) {
        return (has(member, by_mail) && !any_name_) || (row.id && told_.count(member.id) > 0);
    };
    std::erase_if(same, other);
    if (same.empty()) same = member::by_merged_name(store_, folded(name));
    return only(same, name);
}

std::optional<Member> MemberFinder::organisation(const std::string& text) const {
    if (const auto id = whole_number(text)) return member::get(store_, *id);
    if (text.find('@') != text.npos)
        if (auto found = member::by_email(store_, text)) return found;
    return organisation_named(text);
}

std::optional<Member> MemberFinder::organisation_named(const std::string& name) const {
    auto same = member::by_name(store_, folded(name));
    if (same.empty()) same = member::by_merged_name(store_, folded(name));
    std::erase_if(same, [](const Member& member) { return member.kind != "organisation"; });
    return only(same, name);
}

std::optional<Id> MemberFinder::here(std::int64_t id) const {
    const auto found = here_.find(id);
    return found == here_.end() ? std::nullopt : std::optional(found->second);
}

void MemberFinder::is(std::int64_t id, Id here) {
    here_[id] = here;
    told_.insert(here);
}

}  // namespace tiers::exchange
