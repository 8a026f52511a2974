#include "member/check.h"

#include <tiers/error.h>

#include "base/text.h"
#include "member/member_store.h"

namespace tiers::member {

namespace {

constexpr std::size_t longest_line = 1'000;    // bytes of a name, an e-mail and the like
constexpr std::size_t longest_note = 100'000;  // bytes

/// The check digit of SIREN and SIRET (ISO/IEC 7812).
bool luhn(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto digit = digits[digits.size() - 1 - i] - '0';
        const auto doubled = i % 2 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

bool digits(std::string_view text, std::size_t count) {
    return text.size() == count && text.find_first_not_of("0123456789") == text.npos;
}

/// Establishments of La Poste have numbers of their own: their digits add up to a multiple of five (INSEE, "Sirene").
bool la_poste(std::string_view siret) {
    int sum = 0;
    for (const auto digit : siret) sum += digit - '0';
    return siret.starts_with("356000000") && sum % 5 == 0;
}

/// A SIRET begins with the SIREN of whom it belongs to.
void check_siret(std::string& siret, std::string& siren) {
    const auto given = siret;
    std::erase(siret, ' ');
    if (siret.empty()) return;
    if (!digits(siret, 14) || (!luhn(siret) && !la_poste(siret)))
        throw BadInput("bad_siret", say("'{}' is not a SIRET", given),
                       tr("fourteen digits, the last of which checks the others"));
    if (siren.empty()) siren = siret.substr(0, 9);
    if (!siret.starts_with(siren))
        throw BadInput("bad_siret", say("the SIRET '{}' is not one of the SIREN '{}'", given, siren));
    check_siren(siren);
}

void check_text(const char* field, std::string_view text, std::size_t longest, std::string_view allowed) {
    if (text.size() > longest) throw BadInput("too_long", say("'{}' is longer than {} bytes", field, longest));
    if (!valid_utf8(text)) throw BadInput("bad_text", say("'{}' is not UTF-8", field));
    if (holds_control(text, allowed)) throw BadInput("bad_text", say("'{}' holds a control character", field));
}

/// Files end lines in several ways; the same note is the same text.
void unify_line_ends(std::string& text) {
    for (auto at = text.find('\r'); at != text.npos; at = text.find('\r', at))
        text.replace(at, text.substr(at + 1, 1) == "\n" ? 2 : 1, "\n");
}

}  // namespace

void check_category(const Store& store, const std::string& category) {
    if (category.empty()) return;
    auto declared =
        store.db().prepare("select code from declared where kind = 'category' and retired is null order by code");
    std::vector<std::string> known;
    for (; declared.step(); known.push_back(declared.text(0)))
        if (declared.text(0) == category) return;
    if (known.empty()) return;
    const auto near = did_you_mean(category, known);
    throw BadInput("unknown_category", say("no category '{}' is declared", category),
                   near.empty() ? say("there are {}", join(known, ", ")) : near);
}

void check_email(const std::string& email) {
    const auto at = email.find('@');
    if (!email.empty() && (at == email.npos || at == 0 || at + 1 == email.size() ||
                           email.find_first_of(" \t,;<>\"") != email.npos || email.find('@', at + 1) != email.npos))
        throw BadInput("bad_email", say("'{}' is not an e-mail address", email));
}

void check_line(const char* field, std::string& text) {
    text = std::string(trim(text));
    check_text(field, text, longest_line, {});
}

void check_note(const char* field, std::string& text) {
    unify_line_ends(text);
    check_text(field, text, longest_note, "\t\n");
}

void check_siren(std::string& siren) {
    const auto given = siren;
    std::erase(siren, ' ');
    if (!siren.empty() && (!digits(siren, 9) || !luhn(siren)))
        throw BadInput("bad_siren", say("'{}' is not a SIREN", given),
                       tr("nine digits, the last of which checks the others"));
}

void check_organisation(const Store& store, Id member, Id wanted) {
    if (wanted == member) throw BadInput("bad_organisation", tr("nobody belongs to themselves"));
    const auto organisation = get(store, wanted);
    if (organisation.kind != "organisation")
        throw BadInput("bad_organisation", say("'{}' is a person, not an organisation", organisation.name));
}

Member checked(const Store& store, Member member) {
    check_line("name", member.name);
    if (folded(member.name).empty()) throw BadInput("no_name", tr("a member has a name"));
    if (member.kind != msgid("person") && member.kind != msgid("organisation"))
        throw BadInput("bad_kind", say("'{}' is no kind of member", member.kind), tr("person or organisation"));
    check_line("email", member.email);
    check_email(member.email);
    check_line("phone", member.phone);
    check_line("external_id", member.external_id);
    check_line("category", member.category);
    // One that was kept before the categories were declared stays until it is changed.
    if (member.id == 0 || get(store, member.id).category != member.category) check_category(store, member.category);
    check_line("legal_form", member.legal_form);
    check_line("siren", member.siren);
    check_siren(member.siren);
    check_line("siret", member.siret);
    check_siret(member.siret, member.siren);
    check_line("sector", member.sector);
    check_note("note", member.note);
    if (member.organisation) check_organisation(store, member.id, *member.organisation);
    if (member.joined && member.left && *member.left < *member.joined)
        throw BadInput("bad_dates", tr("a member leaves after joining"));
    return member;
}

Member checked_new(const Store& store, Member member) {
    if (!member.joined) member.joined = today(store);
    return checked(store, std::move(member));
}

}  // namespace tiers::member
