#include "cmd/member/fields.h"

#include <tiers/territory.h>

namespace tiers::cmd {

void declare_fields(Arguments& verb, MemberFields& fields) {
    verb.option("--email", "ADDRESS", fields.email, tr("E-mail"));
    verb.option("--phone", "NUMBER", fields.phone, tr("Phone"));
    verb.option("--external-id", "ID", fields.external_id, tr("Id in another system"));
    verb.option("--category", "ID", fields.category, tr("Category, as the operator names them"));
    verb.option("--legal-form", "TEXT", fields.legal_form, tr("Legal form of an organisation"));
    verb.option("--siren", "NUMBER", fields.siren, tr("SIREN of an organisation"));
    verb.option("--siret", "NUMBER", fields.siret, tr("SIRET of an establishment; the SIREN comes from it"));
    verb.option("--sector", "TEXT", fields.sector, tr("Sector of activity"));
    verb.option("--commune", "COMMUNE", fields.commune, tr("Home commune: INSEE code, name, or postcode"));
    verb.option("--organisation", "WHO", fields.organisation, tr("Organisation a person belongs to"), Names::member);
    verb.option("--joined", "DAY", fields.joined, tr("First day; today when left out"));
    verb.option("--left", "DAY", fields.left, tr("First day no longer a member"));
    verb.option("--note", "TEXT", fields.note, tr("Note"));
    auto& profile = fields.profile;
    verb.option("--also-email", "[LABEL:]ADDRESS", profile.emails.add,
                tr("A further e-mail; may be given several times"));
    verb.option("--also-phone", "[LABEL:]NUMBER", profile.phones.add,
                tr("A further phone; may be given several times"));
    verb.option("--tag", "WORD", profile.tags.add, tr("A tag; may be given several times"));
    verb.option("--offers", "SKILL", profile.offers.add, tr("A skill offered; may be given several times"));
    verb.option("--seeks", "SKILL", profile.seeks.add, tr("A skill sought; may be given several times"));
    verb.option("--set", "ID=VALUE", profile.set, tr("An attribute declared in tiers.toml; ID= takes it away"));
}

void declare_taken(Arguments& verb, member::ProfileEdit& profile) {
    verb.option("--no-email", "ADDRESS", profile.emails.take, tr("Take away a further e-mail"));
    verb.option("--no-phone", "NUMBER", profile.phones.take, tr("Take away a further phone"));
    verb.option("--no-tag", "WORD", profile.tags.take, tr("Take away a tag"));
    verb.option("--no-offers", "SKILL", profile.offers.take, tr("Take away a skill offered"));
    verb.option("--no-seeks", "SKILL", profile.seeks.take, tr("Take away a skill sought"));
}

void declare_again(Arguments& verb, std::optional<std::string>& again) {
    verb.option("--consent-again", "DAY", again, tr("Who was erased agreed on that day to be known again"));
}

void put(const MemberFields& fields, member::Member& member, const Store& store, const Invocation& call) {
    const auto text = [](const std::optional<std::string>& given, std::string& target) {
        if (given) target = *given;
    };
    const auto day = [](const std::string& given) {
        return given.empty() ? std::nullopt : std::optional(parse_day(given));
    };
    text(fields.email, member.email);
    text(fields.phone, member.phone);
    text(fields.external_id, member.external_id);
    text(fields.category, member.category);
    text(fields.legal_form, member.legal_form);
    text(fields.siren, member.siren);
    text(fields.siret, member.siret);
    text(fields.sector, member.sector);
    text(fields.note, member.note);
    if (fields.commune)
        member.commune =
            fields.commune->empty() ? "" : territory::one(call.data_folder() / "territory", *fields.commune).insee;
    if (fields.organisation)
        member.organisation =
            fields.organisation->empty() ? std::nullopt : std::optional(member::find(store, *fields.organisation).id);
    if (fields.joined) member.joined = day(*fields.joined);
    if (fields.left) member.left = day(*fields.left);
}

}  // namespace tiers::cmd
