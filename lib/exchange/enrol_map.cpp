#include "exchange/enrol_map.h"

#include <tiers/enrol.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/file.h"
#include "catalogue/toml.h"
#include "exchange/member_map.h"

namespace tiers::exchange {

namespace {

using catalogue::Node;
using catalogue::Problem;

/// A file that a program exports, with its columns in all of its languages.
struct EnrolExport {
    const char* program;  ///< empty: any table
    const char* signs;    ///< a line each: headings, between semicolons, that together tell this file
    const char* map;
};

constexpr std::array<EnrolExport, 5> enrol_exports = {{
    {"tiers", "id;participant;name;state;registered", R"toml(
[columns]
external_id = "id"
name = "name"
email = "email"
organisation = "organisation"
category = "category"
profile = "profile"
commune = "commune"
session = "session"
ticket = "ticket_category"
heads = "heads"
state = "state"
)toml"},
    {"helloasso", "Nom participant;Prénom participant\nNom participant;Référence commande", R"toml(
[columns]
external_id = ["Référence commande", "Numéro de billet", "Nom participant", "Prénom participant"]
name = ["Prénom participant", "Nom participant"]
email = ["Email participant", "Email", "E-mail", "Adresse email", "Adresse e-mail", "Adresse mail", "Mail"]
payer = ["Prénom payeur", "Nom payeur"]
payer_email = "Email payeur"
organisation = ["Raison sociale", "Structure", "Organisation", "Entreprise", "Société"]
postcode = "Code postal"
commune = ["Commune", "Ville"]
ticket = ["Tarif", "Billet"]
state = ["Statut de la commande", "Statut"]
)toml"},
    {"billetweb", "Code barre;Nom;Prénom\nBarcode;Firstname;Name\nN° billet;N° commande;Nom", R"toml(
[columns]
external_id = ["Code barre", "Barcode", "N° billet"]
name = ["Prénom", "Firstname", "Nom", "Name"]
email = ["Email", "E-mail", "Email acheteur", "Buyer email"]
organisation = ["Société", "Entreprise", "Structure", "Organisation", "Company"]
postcode = ["Code postal", "Zip code"]
commune = ["Commune", "Ville", "City"]
ticket = ["Billet", "Tarif", "Ticket"]
state = ["Statut", "Status", "Annulé", "Cancelled", "Disabled"]
[values.state]
"0" = "confirmed"
non = "confirmed"
no = "confirmed"
"1" = "cancelled"
oui = "cancelled"
yes = "cancelled"
)toml"},
    {"pretix", "Order code;Attendee name\nCode de commande;Nom du participant\nOrder code;Position ID;Status", R"toml(
[columns]
external_id = ["Order code", "Code de commande", "Position ID", "Secret", "Attendee name", "Nom du participant"]
name = ["Attendee name", "Nom du participant"]
email = ["Attendee email", "Attendee e-mail", "E-mail", "Email"]
organisation = ["Company", "Attendee company", "Société", "Entreprise"]
postcode = ["ZIP code", "Code postal"]
commune = ["City", "Ville"]
ticket = ["Product", "Produit"]
state = ["Status", "Statut", "Canceled"]
[values.state]
n = "pending"
p = "paid"
e = "expired"
c = "cancelled"
no = "confirmed"
non = "confirmed"
false = "confirmed"
yes = "cancelled"
oui = "cancelled"
true = "cancelled"
)toml"},
    {"", "", R"toml(
[columns]
external_id = ["external_id", "reference", "référence", "order", "commande", "ticket", "billet", "Numéro de billet"]
name = ["full name", "nom complet", "nom et prénom", "prénom et nom", "prénom", "first name", "firstname", "name",
        "nom", "last name", "lastname", "participant"]
email = ["email", "e-mail", "courriel", "mail", "adresse e-mail", "adresse email", "adresse mail"]
organisation = ["organisation", "organization", "structure", "entreprise", "société", "company", "raison sociale"]
category = ["category", "catégorie"]
profile = ["profile", "profil"]
postcode = ["postcode", "code postal", "zip code", "zip"]
commune = ["commune", "ville", "city"]
session = ["session", "séance", "atelier"]
ticket = ["ticket category", "catégorie de billet", "tarif", "fare"]
heads = ["heads", "people", "personnes", "nombre de personnes", "places"]
state = ["state", "statut", "status", "état"]
)toml"},
}};

using Headings = std::vector<std::string>;

std::optional<std::size_t> place_of(const Headings& heading, std::string_view wanted) {
    const auto plain = plain_heading(wanted);
    const auto found = std::ranges::find_if(heading, [&](const auto& name) { return plain_heading(name) == plain; });
    return found == heading.end() ? std::nullopt : std::optional<std::size_t>(found - heading.begin());
}

bool is_export_of(const EnrolExport& one, const Headings& heading) {
    const auto lines = split(one.signs, '\n');
    return *one.signs != '\0' && std::ranges::any_of(lines, [&](std::string_view line) {
        const auto signs = split(line, ';');
        return std::ranges::all_of(signs, [&](std::string_view sign) { return place_of(heading, sign).has_value(); });
    });
}

/// Reads a mapping, and gathers what is wrong with it.
class EnrolMapReader {
public:
    EnrolMap read(const Node& root) {
        for (const auto& member : *root.table()) {
            if (member.name == "columns")
                each_field(member.node,
                           [&](std::size_t field, const Node& node) { map_.columns[field] = words(node); });
            else if (member.name == "values")
                each_field(member.node, [&](std::size_t field, const Node& node) { map_.values[field] = texts(node); });
            else
                unknown(member, {"columns", "values"});
        }
        return map_;
    }

    std::vector<Problem> problems;

private:
    void unknown(const Node::Member& member, const Headings& names) {
        problems.push_back(
            {member.at, with_more(say("unknown key '{}'", member.name), did_you_mean(member.name, names))});
    }

    template <class Take>
    void each_field(const Node& node, Take take) {
        if (!node.table()) return problems.push_back({node.at, tr("wants a table")});
        for (const auto& member : *node.table()) {
            const auto* found = std::find(enrol_field_names.begin(), enrol_field_names.end(), member.name);
            if (found == enrol_field_names.end())
                unknown(member, {enrol_field_names.begin(), enrol_field_names.end()});
            else
                take(static_cast<std::size_t>(found - enrol_field_names.begin()), member.node);
        }
    }

    std::string word(const Node& node) {
        if (node.text()) return *node.text();
        problems.push_back({node.at, tr("wants text")});
        return {};
    }

    Headings words(const Node& node) {
        if (!node.array()) return {word(node)};
        Headings names;
        for (const auto& item : *node.array()) names.push_back(word(item));
        return names;
    }

    std::map<std::string, std::string> texts(const Node& node) {
        std::map<std::string, std::string> found;
        if (!node.table()) problems.push_back({node.at, tr("wants a table")});
        if (node.table())
            for (const auto& member : *node.table()) found[folded(member.name)] = word(member.node);
        return found;
    }

    EnrolMap map_;
};

bool is_made_of_all(EnrolField field) {
    return field == EnrolField::external_id || field == EnrolField::name || field == EnrolField::payer ||
           field == EnrolField::state;
}

}  // namespace

EnrolMap read_enrol_map(std::string_view toml, const std::string& name) {
    try {
        EnrolMapReader reader;
        auto map = reader.read(catalogue::parse_toml(toml));
        if (!reader.problems.empty()) catalogue::refuse(std::move(reader.problems), name);
        return map;
    } catch (const catalogue::NotToml& error) {
        catalogue::refuse({error.problem}, name);
    }
}

EnrolMap known_enrol_map(std::string_view program, const Headings& heading) {
    const auto* found = std::ranges::find_if(enrol_exports, [&](const EnrolExport& one) {
        return program.empty() ? *one.program == '\0' || is_export_of(one, heading) : one.program == program;
    });
    if (found == enrol_exports.end())
        throw BadInput("unknown_program", say("no program '{}' is known", program),
                       say("there are {}", join(enrol_programs(), ", ")));
    auto map = read_enrol_map(found->map, found->program);
    map.program = found->program;
    return map;
}

std::vector<std::string> enrol_programs() {
    std::vector<std::string> names;
    for (const auto& one : enrol_exports)
        if (*one.program != '\0') names.emplace_back(one.program);
    return names;
}

EnrolRows::EnrolRows(EnrolMap map, const Headings& heading, const std::string& file, bool strict)
    : map_(std::move(map)) {
    for (std::size_t field = 0; field < places_.size(); ++field)
        for (const auto& name : map_.columns.at(field)) {
            const auto place = place_of(heading, name);
            if (place && std::ranges::find(places_.at(field), *place) == places_.at(field).end())
                places_.at(field).push_back(*place);
            if (!place && strict)
                throw BadInput("no_column", say("{}: no column is called '{}'", file, name),
                               say("there are {}", join(heading, ", ")));
        }
    if (places_.at(static_cast<std::size_t>(EnrolField::name)).empty())
        throw BadInput("no_name_column", say("{}: no column is the name", file),
                       tr("--map FILE says which column is which: [columns] name = \"...\""));
}

std::string EnrolRows::text(EnrolField field, const std::vector<std::string>& cells) const {
    const auto& values = map_.values.at(static_cast<std::size_t>(field));
    std::string all;
    for (const auto place : places_.at(static_cast<std::size_t>(field))) {
        const auto cell = place < cells.size() ? std::string(trim(cells[place])) : std::string();
        if (cell.empty()) continue;
        const auto stands_for = values.find(folded(cell));
        if (!all.empty()) all += field == EnrolField::state ? '\n' : ' ';
        all += stands_for == values.end() ? cell : stands_for->second;
        if (!is_made_of_all(field)) break;
    }
    return all;
}

}  // namespace tiers::exchange
