#include <tiers/error.h>
#include <tiers/exchange.h>
#include <tiers/territory.h>
#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "base/text.h"
#include "exchange/member_card.h"
#include "format/charset.h"
#include "member/affiliation_store.h"
#include "member/check.h"
#include "member/erasure_list.h"
#include "member/member_store.h"
#include "member/profile_edit.h"
#include "member/record.h"

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

class Import {
public:
    Import(Store& store, const MemberMap& map, Field match, const MemberOptions& options)
        : store_(store),
          map_(map),
          match_(match),
          territory_(options.territory),
          erased_(store),
          consent_again_(options.consent_again) {}

    /// `read` gives what stands in a line, or throws what is wrong with it.
    template <class Read>
    MemberVerdict take(std::int64_t line, const Read& read) {
        MemberVerdict verdict{line, {}, {}, {}, Exit::done, {}, {}};
        try {
            const MemberRow row = read();
            verdict.name = row.text[Field::name];
            decide(row, verdict);
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            verdict.verdict = msgid("refused");
            verdict.exit = error.exit();
            verdict.code = error.code();
            verdict.reason = error.what();
        }
        count(verdict);
        return verdict;
    }

    MemberImport finish() {
        if (!record_.empty()) record_.write(store_);
        return std::move(result_);
    }

private:
    void decide(const MemberRow& row, MemberVerdict& verdict) {
        const auto before = known(row);
        const auto& key = row.text[match_];
        const auto claimed = key.empty() ? verdict.line : claimed_.emplace(as_matched(key), verdict.line).first->second;
        auto wanted = merged(before.value_or(Member{}), row);
        const auto missing = put_organisation(wanted, row);
        wanted = before ? member::checked(store_, std::move(wanted)) : member::checked_new(store_, std::move(wanted));
        check_taken(wanted);
        const auto further = further_contacts(wanted, row);
        verdict.name = wanted.name;
        if (before) verdict.id = before->id;
        const auto again = was_erased(wanted, further, before);
        if (again && !consent_again_) {
            verdict.verdict = msgid("erased");
            return;
        }
        const auto same = before && *before == wanted && !missing && further == member::ProfileEdit{};
        if (!same && claimed != verdict.line) refuse_same(claimed);
        if (before) check_once(before->id, verdict.line, same);
        if (same) {
            verdict.verdict = msgid("unchanged");
            return;
        }
        if (missing) {
            wanted.organisation = write(*missing, false);
            ++result_.organisations;
            verdict.reason = say("'{}' is added for it", missing->name);
        }
        verdict.verdict = before ? msgid("updated") : msgid("added");
        verdict.id = wanted.id = write(wanted, before.has_value());
        if (further != member::ProfileEdit{}) member::apply(store_, wanted, further);
        if (again) member::consent_again(store_, wanted.id, *consent_again_);
        lines_.emplace(*verdict.id, verdict.line);
    }

    /// Who agreed is taken for one that was erased where nothing tells.
    bool was_erased(const Member& wanted, const member::ProfileEdit& further,
                    const std::optional<Member>& before) const {
        if (consent_again_ && !erased_.known()) return !before;
        return erased_.meets(wanted, further, before);
    }

    /// The member a row is about: by what members are matched by, or, where the row has none of it, by name among those
    /// who have none.
    std::optional<Member> known(const MemberRow& row) const {
        const auto by_mail = match_ == Field::email;
        if (const auto& text = row.text[match_]; !text.empty())
            return by_mail ? member::by_email(store_, text) : member::by_external_id(store_, text);
        auto same = member::by_name(store_, folded(row.text[Field::name]));
        std::erase_if(same,
                      [&](const Member& member) { return !(by_mail ? member.email : member.external_id).empty(); });
        if (same.empty()) same = member::by_merged_name(store_, folded(row.text[Field::name]));
        return only(same, row.text[Field::name]);
    }

    static std::optional<Member> only(const std::vector<Member>& found, const std::string& name) {
        if (found.empty()) return std::nullopt;
        if (found.size() == 1) return found.front();
        throw BadInput("ambiguous_member", say("{} and {} are both called '{}'", found[0].id, found[1].id, name));
    }

    Member merged(const Member& before, const MemberRow& row) {
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
        return member;
    }

    /// The further e-mails of a member find them as well, and stay that.
    bool is_other_email(const Member& member, const std::string& email) const {
        const auto found = member.id == 0 ? std::nullopt : member::by_email(store_, email);
        return found && found->id == member.id && !folded_equal(email, member.email);
    }

    /// The name and the id in another system of one that was merged find who it is now, and do not rename them.
    void keep_merged(const Member& before, Member& member) const {
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
    const std::string& said_of(const MemberRow& row, Field field, bool nothing_there) const {
        const auto& text = row.text[field];
        return text.empty() && nothing_there ? map_.defaults[field] : text;
    }

    void put_day(std::optional<Day>& day, const MemberRow& row, Field field) const {
        if (const auto& text = said_of(row, field, !day); !text.empty()) day = written_day(text, map_.dates);
    }

    void put_commune(Member& member, const MemberRow& row) {
        try {
            member.commune = commune(row.commune);
        } catch (const Error& error) {
            if (!row.commune_elsewhere || !about_the_request(error)) throw;
        }
    }

    /// Further e-mails and phones of a row that are not known of the member yet.
    member::ProfileEdit further_contacts(const Member& wanted, const MemberRow& row) const {
        if (row.emails.empty() && row.phones.empty()) return {};
        const auto known = wanted.id == 0 ? member::Profile{} : member::profile(store_, wanted.id);
        const auto is_new = [&](const std::string& value) {
            return value != wanted.email && value != wanted.phone &&
                   std::none_of(known.contacts.begin(), known.contacts.end(),
                                [&](const member::Contact& contact) { return contact.value == value; });
        };
        member::ProfileEdit edit;
        std::copy_if(row.emails.begin(), row.emails.end(), std::back_inserter(edit.emails.add), is_new);
        std::copy_if(row.phones.begin(), row.phones.end(), std::back_inserter(edit.phones.add), is_new);
        for (const auto& email : edit.emails.add) check_email_free(email, wanted.id);
        return member::checked(store_, edit);
    }

    const std::string& commune(const std::vector<std::string>& texts) {
        const auto key = join(texts, "\n");
        if (const auto found = insee_.find(key); found != insee_.end()) return found->second;
        if (!communes_) communes_.emplace(territory_);
        return insee_[key] = communes_->one(texts).insee;
    }

    /// Gives a member the organisation that the row names, or gives it back where it is not there yet.
    std::optional<Member> put_organisation(Member& member, const MemberRow& row) const {
        const auto& text = said_of(row, Field::organisation, !member.organisation);
        if (text.empty()) return std::nullopt;
        if (const auto found = organisation(text)) {
            if (member.id == 0 || !member::belongs(store_, member.id, found->id)) member.organisation = found->id;
            return std::nullopt;
        }
        Member missing;
        missing.kind = "organisation";
        missing.name = text;
        return member::checked_new(store_, std::move(missing));
    }

    std::optional<Member> organisation(const std::string& text) const {
        if (const auto id = whole_number(text)) return member::get(store_, *id);
        if (text.find('@') != text.npos)
            if (auto found = member::by_email(store_, text)) return found;
        auto same = member::by_name(store_, folded(text));
        if (same.empty()) same = member::by_merged_name(store_, folded(text));
        std::erase_if(same, [](const Member& member) { return member.kind != "organisation"; });
        return only(same, text);
    }

    /// What is unique is told before the database would refuse it.
    void check_taken(const Member& member) const {
        const auto other = [&](const std::optional<Member>& found) { return found && found->id != member.id; };
        if (!member.email.empty()) check_email_free(member.email, member.id);
        if (!member.external_id.empty())
            if (const auto found = member::by_external_id(store_, member.external_id); other(found))
                throw Conflict("member_external",
                               say("the external id '{}' is that of member {}", member.external_id, found->id));
    }

    void check_email_free(const std::string& email, Id id) const {
        if (const auto found = member::by_email(store_, email); found && found->id != id)
            throw Conflict("member_email", say("the e-mail '{}' is that of member {}", email, found->id));
    }

    /// As the database compares: external ids to the byte, e-mails whatever the case of their ASCII letters.
    std::string as_matched(std::string key) const {
        if (match_ == Field::email)
            for (auto& c : key)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        return key;
    }

    /// Two rows that say different things of one member: neither is the last word.
    void check_once(Id id, std::int64_t line, bool same) {
        const auto [before, first] = lines_.emplace(id, line);
        if (!first && !same) refuse_same(before->second);
    }

    [[noreturn]] static void refuse_same(std::int64_t line) {
        throw Conflict("same_member", say("line {} is about the same member", line));
    }

    Id write(Member member, bool there) {
        if (there)
            member::update(store_, member);
        else
            member.id = member::insert(store_, member);
        record_.add(member);
        return member.id;
    }

    void count(const MemberVerdict& verdict) {
        if (verdict.verdict == "added") ++result_.added;
        if (verdict.verdict == "updated") ++result_.updated;
        if (verdict.verdict == "unchanged") ++result_.unchanged;
        if (verdict.verdict == "erased") ++result_.erased;
        if (verdict.verdict != "refused") return;
        ++result_.refused;
        if (result_.bad.size() < most_told) result_.bad.push_back(verdict);
    }

    Store& store_;
    const MemberMap& map_;
    Field match_;
    std::filesystem::path territory_;
    member::ErasedPeople erased_;
    std::optional<Day> consent_again_;
    std::optional<territory::Communes> communes_;
    std::unordered_map<std::string, std::string> insee_;
    std::unordered_map<Id, std::int64_t> lines_;  ///< where each member was met
    std::unordered_map<std::string, std::int64_t>
        claimed_;  ///< where what members are matched by was met, refused or not
    member::Record record_;
    MemberImport result_;
};

Field match_of(const MemberOptions& options, const MemberRows& rows) {
    const auto by_mail = options.match.empty() ? !rows.has(Field::external_id) : options.match == "email";
    const auto field = by_mail ? Field::email : Field::external_id;
    if (!options.match.empty() && !rows.has(field))
        throw BadInput("no_match_column", say("{}: no column is the {}", options.file, options.match));
    return field;
}

std::string first_of(const std::string& one, const std::string& other) {
    return one.empty() ? other : one;
}

/// Cards carry the id of the address book they come from, or not.
Field match_of(const MemberOptions& options, const std::vector<format::Card>& cards) {
    const auto by_id = options.match.empty() ? std::any_of(cards.begin(), cards.end(),
                                                           [](const format::Card& card) { return !card.uid.empty(); })
                                             : options.match == "external-id";
    return by_id ? Field::external_id : Field::email;
}

MemberImport import_cards(Store& store, std::string_view bytes, const MemberOptions& options,
                          const std::function<void(const MemberVerdict&)>& tell) {
    if (options.map) throw BadInput("no_mapping", say("'{}' holds cards, which want no mapping", options.file));
    const auto text = options.charset.empty() ? std::string(bytes) : format::to_utf8(bytes, options.charset);
    const auto cards = format::vcards(text);
    const MemberMap map;
    Import import(store, map, match_of(options, cards), options);
    for (const auto& card : cards) tell(import.take(card.line, [&] { return row_of(card); }));
    return import.finish();
}

}  // namespace

MemberImport import_members(Store& store, std::string_view bytes, const MemberOptions& options,
                            const std::function<void(const MemberVerdict&)>& tell) {
    if (is_vcard(bytes)) return import_cards(store, bytes, options, tell);
    auto map = options.map ? read_member_map(*options.map, options.map_file) : MemberMap{};
    format::CsvTable table(bytes, {options.file, first_of(options.charset, map.charset), map.delimiter});
    if (!options.map) map = guess_member_map(table.heading());
    const MemberRows rows(map, table.heading(), options.file);
    Import import(store, map, match_of(options, rows), options);
    for (format::CsvRow row; table.next(row);) tell(import.take(row.line, [&] { return rows.read(row); }));
    return import.finish();
}

std::string guessed_member_map(std::string_view bytes, const MemberOptions& options) {
    if (is_vcard(bytes)) throw BadInput("no_mapping", say("'{}' holds cards, which want no mapping", options.file));
    const format::CsvTable table(bytes, {options.file, options.charset, 0});
    auto map = guess_member_map(table.heading());
    map.charset = options.charset;
    return member_map_text(map, table.heading());
}

}  // namespace tiers::exchange
