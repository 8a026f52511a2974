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

Table member_receipt(const char* done, const member::Member& member) {
    Table table;
    table.columns = member::columns();
    table.rows = {member::row(member)};
    table.sentences = {fmt::format("{}  {}  {}{}", done, id_text(member.id), member.name,
                                   member.email.empty() ? "" : "  " + member.email)};
    return table;
}

std::vector<member::Id> member_ids(Invocation& call, const Store& store, const std::vector<std::string>& words,
                                   bool exact) {
    std::vector<member::Id> ids;
    for (const auto& word : call.words(words)) ids.push_back(member::find(store, word, exact).id);
    if (ids.empty()) throw BadInput("missing_argument", tr("no member is named"), "tiers member list");
    return ids;
}

Table certificate_receipt(const char* done, const std::vector<member::Certificate>& certificates, Day today) {
    Table table{.columns = member::certificate_columns()};
    for (const auto& one : certificates) {
        table.rows.push_back(member::certificate_row(one, today));
        const auto end = one.end();
        const auto until = end ? say("until {}", iso(*end - std::chrono::days(1))) : std::string(tr("for ever"));
        table.sentences.push_back(fmt::format("{}  {}  {}  {}  {}  {}", done, id_text(one.id), one.code,
                                              one.member_name, iso(one.first), until));
    }
    return table;
}

std::optional<std::int64_t> cents(const std::optional<std::string>& typed) {
    return typed ? std::optional(catalogue::parse_money(*typed)) : std::nullopt;
}

void declare_subscription(Arguments& verb, std::string& who, std::optional<std::string>& plan) {
    verb.positional("who", who, tr("Id, e-mail, or name"), Names::member);
    verb.option("--plan", "ID", plan, tr("Of this plan, where the member has several"), Names::plan);
}

member::Subscription subscription_named(const Store& store, const std::string& who,
                                        const std::optional<std::string>& plan, Day day, bool exact) {
    return member::one_subscription(store, member::find(store, who, exact).id, plan, day);
}

Table subscription_receipt(const Store& store, const char* done, const std::vector<member::Subscription>& subscriptions,
                           const Invocation& call) {
    Table table{.columns = member::subscription_columns()};
    for (const auto& one : subscriptions) {
        table.rows.push_back(member::subscription_row(store, one, call.today()));
        table.sentences.push_back(member::subscription_sentence(store, done, one, call.language()));
    }
    return table;
}

std::optional<Instant> instant(const std::optional<std::string>& typed, const catalogue::Place& place, Instant now) {
    return typed ? std::optional(parse_instant(*typed, Zone::named(place.timezone), now)) : std::nullopt;
}

Table presence_receipt(const char* done, const std::vector<member::Presence>& presences, const Invocation& call) {
    Table table{.columns = member::presence_columns()};
    for (const auto& one : presences) {
        table.rows.push_back(member::presence_row(one, call.now()));
        table.sentences.push_back(member::presence_sentence(done, one, call.language()));
    }
    return table;
}

std::optional<Day> day_or(const std::optional<std::string>& typed, std::optional<Day> otherwise) {
    if (!typed) return otherwise;
    return typed->empty() ? std::nullopt : std::optional(parse_day(*typed));
}

Table affiliation_receipt(const char* done, const std::vector<member::Affiliation>& affiliations, Day today) {
    Table table{.columns = member::affiliation_columns()};
    for (const auto& one : affiliations) {
        table.rows.push_back(member::affiliation_row(one, today));
        auto sentence = fmt::format("{}  {}  {}  {}", done, one.id, one.member_name, one.organisation_name);
        if (!one.role.empty()) sentence += "  " + one.role;
        if (one.first) sentence += "  " + say("from {}", iso(*one.first));
        if (one.last) sentence += "  " + say("until {}", iso(*one.last));
        table.sentences.push_back(sentence);
    }
    return table;
}

member::AmountStyle amount_style(const Store& store, const Invocation& call) {
    return {call.for_people(), catalogue::operator_of(store).currency, call.language()};
}

Table bucket_receipt(const char* done, const std::vector<member::Bucket>& buckets, const member::AmountStyle& style,
                     Day today) {
    Table table{.columns = member::bucket_columns(style.for_people)};
    for (const auto& one : buckets) {
        table.rows.push_back(member::bucket_row(one, today, style));
        table.sentences.push_back(member::bucket_sentence(done, one, style));
    }
    return table;
}

Table trip_receipt(const char* done, const member::Trip& trip) {
    std::vector<std::string> told{done, fmt::to_string(trip.id), trip.member_name, say("from {}", iso(trip.since))};
    told.push_back(trip.commune.empty() ? tr(trip.work.c_str()) : trip.commune);
    if (!trip.mode.empty()) told.emplace_back(tr(trip.mode.c_str()));
    if (trip.days) told.push_back(say("{} days a week", *trip.days));
    if (trip.km) told.push_back(say("{} km", *trip.km));
    return {.columns = member::trip_columns(),
            .rows = {member::trip_row(trip)},
            .sentences = {fmt::format("{}", fmt::join(told, "  "))}};
}

Table consent_receipt(const char* done, const member::Consent& consent, Day today) {
    const auto when = consent.revoked ? say("until {}", iso(*consent.revoked - std::chrono::days(1)))
                                      : say("from {}", iso(consent.first));
    return {
        .columns = member::consent_columns(),
        .rows = {member::consent_row(consent, today)},
        .sentences = {fmt::format("{}  {}  {}  {}  {}", done, consent.id, consent.kind, consent.member_name, when)}};
}

}  // namespace tiers::cmd
