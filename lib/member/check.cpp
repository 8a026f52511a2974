#include "member/check.h"

#include <tiers/error.h>
#include <chrono>

#include "base/text.h"

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

void check_siren(std::string& siren) {
    const auto given = siren;
    std::erase(siren, ' ');
    if (siren.empty()) return;
    if (siren.size() != 9 || siren.find_first_not_of("0123456789") != siren.npos || !luhn(siren))
        throw BadInput("bad_siren", say("'{}' is not a SIREN", given),
                       tr("nine digits, the last of which checks the others"));
}

void check_email(const std::string& email) {
    const auto at = email.find('@');
    if (!email.empty() && (at == email.npos || at == 0 || at + 1 == email.size() ||
                           email.find_first_of(" \t,;<>\"") != email.npos || email.find('@', at + 1) != email.npos))
        throw BadInput("bad_email", say("'{}' is not an e-mail address", email));
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

void check_organisation(const Store& store, const Member& member) {
    if (!member.organisation) return;
    if (*member.organisation == member.id) throw BadInput("bad_organisation", tr("nobody belongs to themselves"));
    const auto organisation = get(store, *member.organisation);
    if (organisation.kind != "organisation")
        throw BadInput("bad_organisation", say("'{}' is a person, not an organisation", organisation.name));
}

}  // namespace

void check_line(const char* field, std::string& text) {
    text = std::string(trim(text));
    check_text(field, text, longest_line, {});
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
    check_line("legal_form", member.legal_form);
    check_line("siren", member.siren);
    check_siren(member.siren);
    unify_line_ends(member.note);
    check_text("note", member.note, longest_note, "\t\n");
    check_organisation(store, member);
    if (member.joined && member.left && *member.left < *member.joined)
        throw BadInput("bad_dates", tr("a member leaves after joining"));
    return member;
}

Member checked_new(const Store& store, Member member) {
    if (!member.joined) member.joined = std::chrono::floor<std::chrono::days>(WallTime(store.now().time_since_epoch()));
    return checked(store, std::move(member));
}

}  // namespace tiers::member
