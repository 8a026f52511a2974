#include "exchange/member_intake.h"

#include <tiers/error.h>
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "exchange/member_profile.h"
#include "member/affiliation_store.h"
#include "member/check.h"
#include "member/member_store.h"
#include "member/profile_edit.h"
#include "store/savepoint.h"

namespace tiers::exchange {

namespace {

using member::Id;
using member::Member;

constexpr std::size_t most_told = 100;

/// Fields that are stored as they are written.
constexpr std::pair<Field, std::string Member::*> plain_fields[] = {
    {Field::name, &Member::name},         {Field::email, &Member::email},
    {Field::phone, &Member::phone},       {Field::external_id, &Member::external_id},
    {Field::category, &Member::category}, {Field::legal_form, &Member::legal_form},
    {Field::siren, &Member::siren},       {Field::note, &Member::note},
    {Field::siret, &Member::siret},       {Field::sector, &Member::sector},
};

[[noreturn]] void refuse_same(std::int64_t line) {
    throw Conflict("same_member", say("line {} is about the same member", line));
}

bool speaks_of_money(const MemberRow& row) {
    return !row.text[Field::paid].empty() || !row.text[Field::plan].empty();
}

/// With a role an organisation is one of those of a member's history.
bool has_role(const MemberRow& row) {
    return !row.text[Field::role].empty() && !row.text[Field::organisation].empty();
}

}  // namespace

void MemberIntake::refuse(const Error& error, MemberVerdict& verdict) {
    if (!about_the_request(error)) throw;
    verdict.verdict = msgid("refused");
    verdict.exit = error.exit();
    verdict.code = error.code();
    verdict.reason = error.what();
}

void MemberIntake::count(const MemberVerdict& verdict) {
    if (verdict.verdict == "added") ++result_.added;
    if (verdict.verdict == "updated") ++result_.updated;
    if (verdict.verdict == "unchanged") ++result_.unchanged;
    if (verdict.verdict == "skipped") ++result_.skipped;
    if (verdict.verdict == "erased") ++result_.erased;
    if (verdict.verdict != "refused") return;
    ++result_.refused;
    if (result_.bad.size() < most_told) result_.bad.push_back(verdict);
}

MemberImport MemberIntake::finish() {
    if (!record_.empty()) record_.write(store_);
    return std::move(result_);
}

void MemberIntake::decide(const MemberRow& row, MemberVerdict& verdict) {
    met_.clear();
    if (row.history.empty() && !has_role(row) && !speaks_of_money(row)) {
        put_member(row, verdict);
    } else {
        Savepoint all(store_);
        const auto mark = record_.mark();
        const auto organisations = result_.organisations;
        try {
            put_member(row, verdict);
            if (verdict.verdict != "erased" && put_more(row, verdict) && verdict.verdict == "unchanged")
                verdict.verdict = msgid("updated");
        } catch (...) {
            record_.back_to(mark);
            result_.organisations = organisations;
            throw;
        }
        all.keep();
    }
    if (!verdict.id) return;
    lines_.emplace(*verdict.id, verdict.line);
    if (row.id) finder_.is(*row.id, *verdict.id);
    for (const auto& [there, here] : met_) finder_.is(there, here);
}

void MemberIntake::put_member(const MemberRow& row, MemberVerdict& verdict) {
    const auto before = finder_.known(row);
    if (map_.known_only) return put_known(before, row, verdict);
    const auto key = finder_.key(row);
    const auto claimed = key.empty() ? verdict.line : claimed_.emplace(key, verdict.line).first->second;
    auto wanted = change(before, row);
    verdict.name = wanted.member.name;
    if (before) verdict.id = before->id;
    const auto again = was_erased(wanted, before);
    if (again && !consent_again_) {
        verdict.verdict = msgid("erased");
        return;
    }
    const auto same = before && *before == wanted.member && !wanted.missing && wanted.edit == member::ProfileEdit{};
    if (!same && claimed != verdict.line) refuse_same(claimed);
    if (before) check_once(before->id, verdict.line, same);
    verdict.verdict = msgid("unchanged");
    if (same) return;
    if (wanted.missing) wanted.member.organisation = add_organisation(std::move(*wanted.missing), verdict);
    verdict.verdict = before ? msgid("updated") : msgid("added");
    verdict.id = write(std::move(wanted.member), before.has_value(), wanted.edit);
    if (again) member::consent_again(store_, *verdict.id, *consent_again_);
}

void MemberIntake::put_known(const std::optional<Member>& before, const MemberRow& row, MemberVerdict& verdict) const {
    if (!before) {
        const auto& name = row.text[Field::name];
        throw NotFound("no_member", say("no member '{}'", name.empty() ? finder_.key(row) : name));
    }
    verdict.name = before->name;
    verdict.id = before->id;
    verdict.verdict = msgid("unchanged");
}

MemberIntake::Change MemberIntake::change(const std::optional<Member>& before, const MemberRow& row) {
    if (!before) check_namesake(row);
    Change change{merged(before.value_or(Member{}), row), {}, {}};
    auto& wanted = change.member;
    if (!has_role(row)) change.missing = put_organisation(wanted, row);
    wanted = before ? member::checked(store_, std::move(wanted)) : member::checked_new(store_, std::move(wanted));
    check_taken(before, wanted, row);
    change.edit = edit_of(wanted, row);
    return change;
}

Member MemberIntake::merged(const Member& before, const MemberRow& row) {
    auto member = before;
    for (const auto& [field, text] : plain_fields)
        if (const auto& said = said_of(row, field, (member.*text).empty()); !said.empty()) member.*text = said;
    if (before.email != member.email && is_other_email(before, member.email)) member.email = before.email;
    keep_merged(before, member);
    if (const auto& kind = said_of(row, Field::kind, member.id == 0); !kind.empty()) member.kind = kind;
    if (!row.commune.empty())
        put_commune(member, row);
    else if (const auto& fallback = map_.defaults[Field::commune]; member.commune.empty() && !fallback.empty())
        member.commune = commune({fallback});
    put_day(member.joined, row, Field::joined);
    put_day(member.left, row, Field::left);
    if (member.id == 0 && !member.joined) put_day(member.joined, row, Field::paid_on);
    return member;
}

/// The further e-mails of a member find them as well, and stay that.
bool MemberIntake::is_other_email(const Member& member, const std::string& email) const {
    const auto found = member.id == 0 ? std::nullopt : member::by_email(store_, email);
    return found && found->id == member.id && !folded_equal(email, member.email);
}

/// The name and the id in another system of one that was merged find who it is now, and do not rename them.
void MemberIntake::keep_merged(const Member& before, Member& member) const {
    if (before.id == 0) return;
    const auto is_before = [&](const Member& found) { return found.id == before.id; };
    if (member.name != before.name) {
        const auto merged = member::by_merged_name(store_, folded(member.name));
        if (std::any_of(merged.begin(), merged.end(), is_before)) member.name = before.name;
    }
    if (before.external_id.empty() || member.external_id == before.external_id) return;
    if (const auto found = member::by_external_id(store_, member.external_id); found && is_before(*found))
        member.external_id = before.external_id;
}

/// What a row says of a field; the default where it says nothing and nothing is there.
const std::string& MemberIntake::said_of(const MemberRow& row, Field field, bool nothing_there) const {
    const auto& text = row.text[field];
    return text.empty() && nothing_there ? map_.defaults[field] : text;
}

void MemberIntake::put_day(std::optional<Day>& day, const MemberRow& row, Field field) const {
    if (const auto& text = said_of(row, field, !day); !text.empty()) day = written_day(text, map_.dates);
}

void MemberIntake::put_commune(Member& member, const MemberRow& row) {
    try {
        member.commune = commune(row.commune);
    } catch (const Error& error) {
        if (!row.commune_elsewhere || !about_the_request(error)) throw;
    }
}

const std::string& MemberIntake::commune(const std::vector<std::string>& texts) {
    std::string key;
    for (const auto& text : texts) (key += text) += '\n';
    if (!communes_) communes_.emplace(territory_);
    const auto [known, fresh] = met_communes_.try_emplace(key);
    auto& [insee, refusal] = known->second;
    try {
        if (fresh) insee = communes_->one(texts).insee;
    } catch (const Error&) {
        refusal = std::current_exception();
    }
    if (refusal) std::rethrow_exception(refusal);
    return insee;
}

member::ProfileEdit MemberIntake::edit_of(const Member& wanted, const MemberRow& row) const {
    if (row.profile == member::ProfileEdit{}) return {};
    const auto known = wanted.id == 0 ? member::Profile{} : member::profile(store_, wanted.id);
    auto edit = not_known(wanted, known, member::checked(store_, row.profile));
    for (const auto& email : edit.emails.add) check_email_free(value_of(email), wanted.id);
    return edit;
}

/// Gives a member the organisation that the row names, or gives it back where it is not there yet.
std::optional<Member> MemberIntake::put_organisation(Member& member, const MemberRow& row) const {
    const auto& text = said_of(row, Field::organisation, !member.organisation);
    if (text.empty()) return std::nullopt;
    if (const auto found = finder_.organisation(text)) {
        if (member.id == 0 || !member::belongs(store_, member.id, found->id)) member.organisation = found->id;
        return std::nullopt;
    }
    return bare_organisation(text);
}

Member MemberIntake::bare_organisation(const std::string& name) const {
    Member missing;
    missing.kind = "organisation";
    missing.name = name;
    return member::checked_new(store_, std::move(missing));
}

Id MemberIntake::add_organisation(Member missing, MemberVerdict& verdict) {
    add_reason(verdict, say("'{}' is added for it", missing.name));
    ++result_.organisations;
    return write(std::move(missing), false);
}

Id MemberIntake::write(Member member, bool there, const member::ProfileEdit& edit) {
    if (there)
        member::update(store_, member);
    else
        member.id = member::insert(store_, member);
    if (edit != member::ProfileEdit{}) member::apply(store_, member, edit);
    record_.add(member, edit);
    return member.id;
}

/// Who agreed is taken for one that was erased where nothing tells.
bool MemberIntake::was_erased(const Change& wanted, const std::optional<Member>& before) const {
    if (consent_again_ && !erased_.known()) return !before;
    return erased_.meets(wanted.member, wanted.edit, before);
}

/// Money is not to be put down to somebody of the same name.
void MemberIntake::check_namesake(const MemberRow& row) const {
    if (!speaks_of_money(row) || !finder_.key(row).empty()) return;
    if (const auto same = member::by_name(store_, folded(row.text[Field::name])); !same.empty())
        throw BadInput("ambiguous_member",
                       say("'{}' may be member {}, and the row does not say so", same.front().name, same.front().id));
}

/// What is unique is told before the database would refuse it. What the row was looked for by is nobody's: it is not
/// looked for again.
void MemberIntake::check_taken(const std::optional<Member>& before, const Member& member, const MemberRow& row) const {
    const auto free = [&](Field field, std::string Member::*text) {
        if ((member.*text).empty()) return true;
        if (before) return (*before).*text == member.*text;
        return finder_.match_of(row) == field && row.text[field] == member.*text;
    };
    if (!free(Field::email, &Member::email)) check_email_free(member.email, member.id);
    if (free(Field::external_id, &Member::external_id)) return;
    if (const auto found = member::by_external_id(store_, member.external_id); found && found->id != member.id)
        throw Conflict("member_external",
                       say("the external id '{}' is that of member {}", member.external_id, found->id));
}

void MemberIntake::check_email_free(const std::string& email, Id id) const {
    if (const auto found = member::by_email(store_, email); found && found->id != id)
        throw Conflict("member_email", say("the e-mail '{}' is that of member {}", email, found->id));
}

/// Two rows that say different things of one member: neither is the last word.
void MemberIntake::check_once(Id id, std::int64_t line, bool same) {
    const auto [before, first] = lines_.emplace(id, line);
    if (!first && !same) refuse_same(before->second);
}

}  // namespace tiers::exchange
