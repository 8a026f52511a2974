#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "exchange/member_map.h"

namespace tiers::exchange {

namespace {

/// What a heading stands for: a field, or a part of one.
enum class Part { field, first_name, last_name, insee };

struct Known {
    const char* heading;  ///< as plain_heading() writes it
    Part part;
    Field field;
    bool french = false;
};

constexpr Known known_headings[] = {
    {"full name", Part::field, Field::name},
    {"nom complet", Part::field, Field::name},
    {"nom et prenom", Part::field, Field::name},
    {"prenom et nom", Part::field, Field::name},
    {"first name", Part::first_name, Field::name},
    {"firstname", Part::first_name, Field::name},
    {"given name", Part::first_name, Field::name},
    {"prenom", Part::first_name, Field::name},
    {"prenom adherent", Part::first_name, Field::name},
    {"last name", Part::last_name, Field::name},
    {"lastname", Part::last_name, Field::name},
    {"surname", Part::last_name, Field::name},
    {"family name", Part::last_name, Field::name},
    {"nom", Part::last_name, Field::name},
    {"nom de famille", Part::last_name, Field::name},
    {"nom adherent", Part::last_name, Field::name},
    {"nature", Part::field, Field::kind},
    {"e mail", Part::field, Field::email},
    {"mail", Part::field, Field::email},
    {"email address", Part::field, Field::email},
    {"e mail address", Part::field, Field::email},
    {"courriel", Part::field, Field::email},
    {"mel", Part::field, Field::email},
    {"adresse e mail", Part::field, Field::email},
    {"adresse email", Part::field, Field::email},
    {"adresse mail", Part::field, Field::email},
    {"adresse electronique", Part::field, Field::email},
    {"phone number", Part::field, Field::phone},
    {"mobile", Part::field, Field::phone},
    {"telephone", Part::field, Field::phone},
    {"tel", Part::field, Field::phone},
    {"telephone portable", Part::field, Field::phone},
    {"telephone mobile", Part::field, Field::phone},
    {"portable", Part::field, Field::phone},
    {"member id", Part::field, Field::external_id},
    {"member number", Part::field, Field::external_id},
    {"membership number", Part::field, Field::external_id},
    {"n adherent", Part::field, Field::external_id},
    {"no adherent", Part::field, Field::external_id},
    {"numero adherent", Part::field, Field::external_id},
    {"numero d adherent", Part::field, Field::external_id},
    {"n membre", Part::field, Field::external_id},
    {"numero de membre", Part::field, Field::external_id},
    {"identifiant", Part::field, Field::external_id},
    {"categorie", Part::field, Field::category},
    {"forme juridique", Part::field, Field::legal_form},
    {"n siren", Part::field, Field::siren},
    {"numero siren", Part::field, Field::siren},
    {"n siret", Part::field, Field::siret},
    {"numero siret", Part::field, Field::siret},
    {"secteur", Part::field, Field::sector},
    {"secteur d activite", Part::field, Field::sector},
    {"fonction", Part::field, Field::role},
    {"etiquettes", Part::field, Field::tags},
    {"mots cles", Part::field, Field::tags},
    {"competences offertes", Part::field, Field::offers},
    {"competences recherchees", Part::field, Field::seeks},
    {"autres e mails", Part::field, Field::other_emails},
    {"autres telephones", Part::field, Field::other_phones},
    {"city", Part::field, Field::commune},
    {"town", Part::field, Field::commune},
    {"ville", Part::field, Field::commune},
    {"commune de residence", Part::field, Field::commune},
    {"postcode", Part::field, Field::postcode},
    {"postal code", Part::field, Field::postcode},
    {"zip", Part::field, Field::postcode},
    {"zip code", Part::field, Field::postcode},
    {"code postal", Part::field, Field::postcode},
    {"cp", Part::field, Field::postcode},
    {"insee", Part::insee, Field::commune},
    {"code insee", Part::insee, Field::commune},
    {"code commune", Part::insee, Field::commune},
    {"organization", Part::field, Field::organisation},
    {"company", Part::field, Field::organisation},
    {"societe", Part::field, Field::organisation},
    {"entreprise", Part::field, Field::organisation},
    {"structure", Part::field, Field::organisation},
    {"raison sociale", Part::field, Field::organisation},
    {"member since", Part::field, Field::joined},
    {"joined on", Part::field, Field::joined},
    {"date d adhesion", Part::field, Field::joined, true},
    {"date adhesion", Part::field, Field::joined, true},
    {"adhesion", Part::field, Field::joined, true},
    {"date d inscription", Part::field, Field::joined, true},
    {"membre depuis", Part::field, Field::joined, true},
    {"date de depart", Part::field, Field::left, true},
    {"date de sortie", Part::field, Field::left, true},
    {"notes", Part::field, Field::note},
    {"comment", Part::field, Field::note},
    {"comments", Part::field, Field::note},
    {"commentaire", Part::field, Field::note},
    {"commentaires", Part::field, Field::note},
    {"remarque", Part::field, Field::note},
    {"remarques", Part::field, Field::note},
};

/// The names of the fields themselves count as well, but not of those about money: nobody is to pay by a guess.
Known meaning(const std::string& heading, bool& found) {
    found = true;
    auto text = plain_heading(heading);
    for (const auto& known : known_headings)
        if (text == known.heading) return known;
    std::replace(text.begin(), text.end(), ' ', '_');
    const auto* end = field_names.begin() + static_cast<std::size_t>(Field::payer);
    const auto* name = std::find(field_names.begin(), end, text);
    found = name != end;
    return {"", Part::field, found ? static_cast<Field>(name - field_names.begin()) : Field::note};
}

using Headings = std::vector<std::string>;

Headings both(Headings first, const Headings& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// "attribute.badge", or "attribute_badge" as `member show` names its column.
bool is_attribute(const std::string& heading) {
    return heading.starts_with("attribute.") || heading.starts_with("attribute_");
}

std::string attribute_of(const std::string& heading) {
    auto id = heading.substr(std::string_view("attribute.").size());
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

}  // namespace

std::string plain_heading(std::string_view heading) {
    auto text = folded(heading);
    for (auto& c : text)
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) c = ' ';
    return folded(text);
}

MemberMap guess_member_map(const std::vector<std::string>& heading) {
    MemberMap map;
    std::map<Part, Headings> parts;
    for (const auto& name : heading) {
        if (is_attribute(name)) {
            map.attributes[attribute_of(name)].push_back(name);
            continue;
        }
        if (name == "id") map.id = name;
        auto found = false;
        const auto known = meaning(name, found);
        if (!found) continue;
        (known.part == Part::field ? map.columns[known.field] : parts[known.part]).push_back(name);
        if (known.french) map.dates = DayOrder::day_first;
    }
    auto& name = map.columns[Field::name];
    // "First name, Name": the name is then the last one.
    if (name.empty() || !parts[Part::first_name].empty())
        name = both(parts[Part::first_name], both(parts[Part::last_name], name));
    if (!parts[Part::insee].empty()) {
        map.columns[Field::commune] = parts[Part::insee];
        map.columns[Field::postcode].clear();
    }
    return map;
}

}  // namespace tiers::exchange
