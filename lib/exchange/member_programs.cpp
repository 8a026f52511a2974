#include "exchange/member_programs.h"

#include <tiers/error.h>
#include <tiers/exchange.h>
#include <algorithm>
#include <array>

#include "base/text.h"

namespace tiers::exchange {

namespace {

/// A file that a program exports. Its mapping names the columns of all its versions and languages.
struct Export {
    const char* program;
    const char* signs;  ///< a line each: headings, between semicolons, that together tell this file
    const char* map;
};

constexpr std::array<Export, 6> exports = {{
    {"galette", "id_adh;nom_adh\nPersonne morale :;GSM :\nName:;First name:;Mobile phone:", R"toml(
dates = "day-first"
commune_elsewhere = true
[columns]
external_id = ["id_adh", "Member id:", "ID de l'adhérent :", "Member number:", "Numéro adhérent :"]
name = ["prenom_adh", "First name:", "Prénom :", "nom_adh", "Name:", "Nom :"]
organisation = ["societe_adh", "Company:", "Personne morale :", "Société :"]
email = ["email_adh", "E-Mail:", "Courriel :"]
phone = ["tel_adh", "Phone:", "Téléphone :", "gsm_adh", "Mobile phone:", "GSM :"]
other_phones = ["gsm_adh", "Mobile phone:", "GSM :"]
postcode = ["cp_adh", "Zip Code:", "Code Postal :"]
commune = ["ville_adh", "City:", "Ville :"]
joined = ["date_crea_adh", "Creation date:", "Date de création :"]
note = ["info_adh", "Other information (admin):", "Other informations (admin):", "Autres informations (admin) :"]
[values.joined]
"1901-01-01" = ""
)toml"},
    {"galette",
     "id_cotis;montant_cotis\nContributor:;Contribution type:\nContributeur :;Type de contribution :", R"toml(
dates = "day-first"
known_only = true
last_name_first = true
[columns]
external_id = "id_adh"
name = ["Contributor:", "Contributeur :"]
paid = ["montant_cotis", "Amount:", "Montant :"]
paid_on = ["date_enreg", "Date"]
paid_ref = ["id_cotis", "Contribution id"]
plan = ["id_type_cotis", "Contribution type:", "Type de contribution :"]
plan_from = ["date_debut_cotis", "Start date of membership: / Date of contribution:",
             "Date de début d’adhésion : / Date contribution :"]
plan_until = ["date_fin_cotis", "End date of membership:", "Date de fin d’adhésion :"]
[defaults]
paid_by = "galette"
)toml"},
    {"dolibarr",
     "Nom;Prénom;Date fin adhésion\nLast name;First name;Member type label\nLastname;Firstname;DateEndSubscription\n"
     "a.lastname;a.firstname\nNom;Prénom;Libellé du type adhérent",
     R"toml(
dates = "day-first"
commune_elsewhere = true
organisation_is_member = true
[columns]
external_id = ["a.rowid", "Id adhérent", "Member id", "Id"]
name = ["a.firstname", "Prénom", "First name", "Firstname", "a.lastname", "Nom", "Last name", "Lastname"]
kind = ["a.morphy", "Nature", "Nature de l'adhérent", "Member nature"]
organisation = ["a.societe", "Société", "Company"]
email = ["a.email", "Email"]
phone = ["a.phone", "Téléphone pro.", "Tél pro.", "Business phone", "PhonePro", "a.phone_mobile", "Téléphone portable",
         "Tél portable", "Mobile", "PhoneMobile", "a.phone_perso", "Téléphone perso.", "Tél perso.", "Personal phone",
         "PhonePerso"]
other_phones = ["a.phone_mobile", "Téléphone portable", "Tél portable", "Mobile", "PhoneMobile"]
postcode = ["a.zip", "Code postal", "Zip Code", "Zip"]
commune = ["a.town", "Ville", "City", "Town"]
joined = ["a.datevalid", "Date validation", "Validation date", "DateValidation", "a.datec", "Date création",
          "Creation date", "DateCreation"]
note = ["a.note_private", "Note (privée)", "Note (private)", "NotePrivate"]
[values.kind]
phy = "person"
mor = "organisation"
"physique" = "person"
"morale" = "organisation"
"particulier" = "person"
"individual" = "person"
"entreprise" = "organisation"
"corporation" = "organisation"
)toml"},
    {"helloasso", "Référence commande;Nom adhérent;Prénom adhérent", R"toml(
dates = "day-first"
commune_elsewhere = true
[columns]
name = ["Prénom adhérent", "Nom adhérent"]
email = ["Email adhérent", "Email", "E-mail", "Adresse email", "Adresse e-mail", "Adresse mail", "Mail"]
phone = ["Téléphone", "Numéro de téléphone", "Téléphone portable", "Portable"]
postcode = ["Code postal"]
commune = ["Ville"]
payer = ["Prénom payeur", "Nom payeur"]
payer_email = ["Email payeur"]
paid = ["Montant tarif"]
discount = ["Montant code promo"]
paid_on = ["Date de la commande"]
paid_ref = ["Référence commande"]
plan = ["Tarif"]
[defaults]
paid_by = "helloasso"
[only]
"Statut de la commande" = ["Validé", "Validée"]
)toml"},
    {"cobot", "Plan name;Next invoice date\nConfirmed at;Canceled to\nConfirmed at;Canceled at", R"toml(
commune_elsewhere = true
[columns]
external_id = ["Member number", "Membership number", "Customer number"]
name = ["Name", "Full name"]
organisation = ["Company"]
email = ["Email"]
phone = ["Phone", "Phone number"]
postcode = ["Post code", "Postal code", "Zip code"]
commune = ["City"]
joined = ["Start date", "Starts at", "Confirmed at"]
left = ["Canceled to", "Cancelled to", "Canceled at"]
note = ["Notes"]
)toml"},
    {"nexudus", "FullName;RegistrationDate\nFullName;CoworkerType\nFullName;MobilePhone", R"toml(
commune_elsewhere = true
[columns]
external_id = ["Id", "UniqueId"]
name = ["FullName"]
kind = ["CoworkerType"]
organisation = ["CompanyName"]
role = ["Position"]
email = ["Email"]
phone = ["MobilePhone", "LandLine"]
other_phones = ["LandLine"]
postcode = ["PostCode"]
commune = ["CityName", "City"]
joined = ["RegistrationDate"]
left = ["CancellationDate"]
sector = ["BusinessArea"]
tags = ["ProfileTags"]
note = ["Notes"]
[values.kind]
"individual" = "person"
"1" = "person"
"company" = "organisation"
"2" = "organisation"
)toml"},
}};

using Headings = std::vector<std::string>;

/// The heading of the file that is one of the mapping's, letters and digits compared.
std::optional<std::string> found(const Headings& heading, std::string_view wanted) {
    const auto plain = plain_heading(wanted);
    for (const auto& name : heading)
        if (plain_heading(name) == plain) return name;
    return std::nullopt;
}

bool tells(const Export& one, const Headings& heading) {
    const auto lines = split(one.signs, '\n');
    return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
        const auto signs = split(line, ';');
        return std::all_of(signs.begin(), signs.end(),
                           [&](std::string_view sign) { return found(heading, sign).has_value(); });
    });
}

void keep_found(Headings& names, const Headings& heading) {
    Headings kept;
    for (const auto& name : names)
        if (const auto there = found(heading, name); there && std::find(kept.begin(), kept.end(), *there) == kept.end())
            kept.push_back(*there);
    names = std::move(kept);
}

const Export& export_of(std::string_view program, const Headings& heading) {
    const Export* first = nullptr;
    for (const auto& one : exports) {
        if (one.program != program) continue;
        if (tells(one, heading)) return one;
        if (!first) first = &one;
    }
    if (first) return *first;
    const auto near = did_you_mean(program, known_programs());
    throw BadInput("unknown_program", say("no program '{}' is known", program),
                   near.empty() ? say("there are {}", join(known_programs(), ", ")) : near);
}

}  // namespace

std::vector<std::string> known_programs() {
    std::vector<std::string> names;
    for (const auto& one : exports)
        if (names.empty() || names.back() != one.program) names.emplace_back(one.program);
    return names;
}

std::optional<std::string> program_of(const Headings& heading) {
    const auto* one = std::find_if(exports.begin(), exports.end(), [&](const Export& e) { return tells(e, heading); });
    return one == exports.end() ? std::nullopt : std::optional<std::string>(one->program);
}

MemberMap program_map(std::string_view program, const Headings& heading) {
    const auto& one = export_of(program, heading);
    auto map = read_member_map(one.map, one.program);
    for (auto& names : map.columns) keep_found(names, heading);
    std::map<std::string, std::vector<std::string>> only;
    for (auto& [name, words] : map.only)
        if (const auto there = found(heading, name)) only[*there] = std::move(words);
    map.only = std::move(only);
    return map;
}

}  // namespace tiers::exchange
