#include "report/commune_mesure.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "i18n/empty_columns.h"
#include "member/term.h"
#include "report/census_count.h"
#include "report/census_published.h"
#include "report/heading.h"
#include "report/zones.h"
#include "store/segments.h"
#include "time/json_value.h"

namespace tiers::report {

namespace {

/// A field of the form: where it is, and what is known of it. A path that ends in "[]" is a list of one, or of none.
struct FormField {
    std::string path;
    Value value;
};

/// The form is that of docs/exemple_lieu.json and storage/app/places/schema.json in Plateau-Urbain/Commune-Mesure (as
/// of March 2024): its fields and their order, all of them, with nothing where tiers knows nothing. What that project
/// adds by itself (pictures, INSEE's figures) is left to it.
class CommuneMesureForm {
public:
    CommuneMesureForm(const Store& store, const catalogue::Place& place, const CensusCounted& counted,
                      TerritoryNames& names, std::int64_t min_cell)
        : us_(catalogue::operator_of(store)),
          place_(place),
          counted_(counted),
          names_(names),
          min_cell_(min_cell),
          presence_(counted.funding.presence->together) {}

    std::vector<FormField> all() {
        identity();
        presentation();
        access();
        means();
        composition();
        impact();
        rest();
        return std::move(fields_);
    }

private:
    void add(const std::string& path, Value value = {}) { fields_.push_back({path, std::move(value)}); }
    void unknown(const std::string& block, std::initializer_list<const char*> names) {
        for (const auto* name : names) add(block + name);
    }
    /// A count of people, unless it is published and could tell who they are.
    Value people(std::int64_t count) const { return count > 0 && count < min_cell_ ? Value() : Value(count); }

    void identity() {
        add("name", place_.name);
        add("status/[]", cell(us_.legal_form));
        add("publish", false);
        add("tags/[]");
        add("address/address", cell(place_.address));
        add("address/postalcode");
        add("address/city", place_.commune.empty() ? Value() : Value(names_.commune(place_.commune)));
        add("creator/name", us_.name);
        add("creator/email");
    }

    void presentation() {
        const std::string block = "blocs/presentation/donnees/";
        const auto& members = counted_.members;
        const auto funders = names_of_funders();
        add("blocs/presentation/visible", std::int64_t{1});
        add(block + "idee_fondatrice");
        add(block + "nombre_occupants", members.people == 0 ? Value() : people(members.organisations));
        unknown(block, {"noms_occupants", "nb_manager"});
        add(block + "date_ouverture", place_.opened ? Value(iso(*place_.opened)) : Value());
        add(block + "date_creation");
        add(block + "surface", cell(place_.surface_m2));
        add(block + "emplois directs");
        add(block + "acteurs_publics", cell(funders));
        add(block + "acteurs_prives");
        add(block + "natures_partenariats/public/[]", funders.empty() ? Value() : Value("Économique"));
        add(block + "natures_partenariats/prive/[]");
        const auto opening = opening_word();
        for (const auto* word : {"En permanence", "Plusieurs jours par semaine", "Une fois par semaine ou moins",
                                 "Lors d'évènements ponctuels seulement", "Ouverture prochaine"})
            add(fmt::format("{}ouverture/{}", block, word),
                opening.empty() ? Value() : Value(static_cast<std::int64_t>(opening == word ? 1 : 0)));
    }

    std::string names_of_funders() const {
        std::set<std::string> funders;
        for (const auto& one : counted_.funding.subsidies)
            if (!one.funder.empty() && one.days.start < counted_.days.end) funders.insert(one.funder);
        return join({funders.begin(), funders.end()}, ", ");
    }

    /// By the days of the period on which it opened.
    std::string opening_word() const {
        if (place_.opened && *place_.opened >= counted_.days.end) return "Ouverture prochaine";
        if (place_.hours.on(counted_.days.end - one_day) == "24/7") return "En permanence";
        if (presence_.open_days == 0) return {};
        return presence_.open_days * 7 > member::days_in(counted_.days) ? "Plusieurs jours par semaine"
                                                                        : "Une fois par semaine ou moins";
    }

    void access() {
        const std::string block = "blocs/accessibilite/donnees/";
        add("blocs/accessibilite/visible", std::int64_t{1});
        unknown(block + "publics/",
                {"Chercheurs d'emplois", "Enfants", "Étudiants", "Famille", "Handicapés", "Personnes âgées",
                 "Personnes habitant sur le site", "Personnes travaillant sur le site", "Personnes visitant le site"});
        unknown(block + "accessibilite/", {"Handicapés", "Mal voyants"});
        unknown(block + "transports/", {"Bus", "Métro", "Train", "Vélo", "Voiture"});
        add("blocs/valeurs/visible", std::int64_t{1});
        unknown("blocs/valeurs/donnees/", {"Accueil", "Convivialité", "Coopération", "Créativité", "Durabilité",
                                           "Environnement", "Inclusivité", "Partage", "Transmission"});
    }

    /// Whole euros: the form has no cents.
    static Value euros(std::int64_t cents) { return (cents + (cents < 0 ? -50 : 50)) / 100; }

    /// The budget that made the place, up to the end of the period, and that of the period.
    void means() {
        const std::string block = "blocs/moyens/donnees/";
        const auto& money = counted_.funding;
        const DaySpan until{catalogue::always, counted_.days.end};
        const auto made = sum_on(money.costs, true, until), given = sum_on(money.subsidies, true, until);
        const auto paid = sum_on(money.subsidies, false, counted_.days);
        const auto& income = counted_.income;
        const auto few = income.customers > 0 && income.customers < min_cell_;
        add("blocs/moyens/visible", std::int64_t{1});
        add(block + "investissement/Fonds publics", made + given == 0 ? Value() : euros(given));
        unknown(block + "investissement/", {"Fonds privés", "Fonds apportés"});
        add(block + "fonctionnement/Autres Subventions");
        add(block + "fonctionnement/Aides privées");
        add(block + "fonctionnement/Aides publiques", paid == 0 ? Value() : euros(paid));
        add(block + "fonctionnement/Recettes", income.customers == 0 || few ? Value() : euros(income.net));
        const auto volunteers = counted_.volunteers.people;
        add(block + "benevoles", volunteers == 0 ? Value() : people(volunteers));
        add(block + "partenaires");
    }

    void composition() {
        const std::string block = "blocs/composition/donnees/";
        add("blocs/composition/visible", std::int64_t{1});
        unknown(block + "type/", {"Entreprises", "Associations", "Artistes", "Autres structures"});
        add(block + "structures_crees");
    }

    void impact() {
        add("blocs/impact_social/visible", std::int64_t{1});
        unknown("blocs/impact_social/donnees/",
                {"insertion_professionnelle", "appartenance_exclusion", "reseaux", "capacite_agir", "sante_bien_être",
                 "lien_social", "solidarite", "egalite_homme_femme", "cadre_de_vie", "entretien_des_espaces",
                 "services_publics", "innovation_publique"});
        add("blocs/galerie/visible", std::int64_t{1});
        add("blocs/galerie/donnees/[]");
    }

    /// What a place organises is told as public: tiers knows of no other.
    void rest() {
        add("reseaux_sociaux/visible", std::int64_t{1});
        unknown("reseaux_sociaux/donnees/", {"web", "facebook", "twitter", "instagram", "linkedin"});
        const auto& [trainings, others] = std::pair(counted_.trainings, counted_.others);
        const auto held = trainings.sessions + others.sessions > 0;
        add("evenements/publics/nombre", held ? Value(others.events) : Value());
        add("evenements/publics/personnes accueillies", others.noted == 0 ? Value() : people(others.people));
        unknown("evenements/prives/", {"nombre", "personnes accueillies"});
    }

    catalogue::Operator us_;
    const catalogue::Place& place_;
    const CensusCounted& counted_;
    TerritoryNames& names_;
    std::int64_t min_cell_;
    const PresenceFigures& presence_;
    std::vector<FormField> fields_;
};

Query query_on(const Query& query, const catalogue::Place& place) {
    auto of_place = query;
    of_place.place = place.id;
    return of_place;
}

std::int64_t least_told(const Store& store, const Query& query) {
    return query.published ? catalogue::privacy_of(store).min_cell : 0;
}

/// What the form tells of people.
void publish_form(const Store& store, const Query& of_place, const CensusCounted& counted) {
    CensusPublished published(store, of_place, counted, "commune-mesure");
    published.members("organisation");
    published.people_at_events();
    published.volunteers();
    published.customers();
    published.hand_on();
}

void put_in_form(Json& form, const FormField& field) {
    auto* at = &form;
    for (const auto name : split(field.path, '/')) {
        if (name == "[]") {
            *at = Json::array();
            if (field.value != Value()) at->push_back(json_of(field.value));
            return;
        }
        at = &(*at)[name];
    }
    *at = json_of(field.value);
}

std::string commune_mesure_json(const Store& store, const Query& query) {
    check_publishable(store, query, "commune-mesure");
    const Snapshot snapshot(store);
    const auto place = catalogue::one_place(store, query.place.empty() ? std::nullopt : std::optional(query.place));
    const auto counted = count_census(store, query_on(query, place));
    if (query.published) publish_form(store, query_on(query, place), counted);
    TerritoryNames names(query.territory);
    auto form = Json::object();
    for (const auto& field : CommuneMesureForm(store, place, counted, names, least_told(store, query)).all())
        put_in_form(form, field);
    return written(form) + "\n";
}

std::vector<Column> commune_mesure_columns() {
    return {{"place", tr("Place"), Kind::code},
            {"field", tr("Field"), Kind::code},
            {"text", tr("As declared"), Kind::text},
            {"number", tr("Figure"), Kind::number}};
}

Document commune_mesure_report(const Store& store, const Query& query) {
    check_publishable(store, query, "commune-mesure");
    const Snapshot snapshot(store);
    Table table{.columns = commune_mesure_columns(), .empty = tr("no place")};
    auto days = days_of(store, query.period, catalogue::zone_of(store, query.place), {});
    auto places = places_of(store, query);
    if (query.place.empty())
        std::erase_if(places, [](const catalogue::Place& place) { return place.retired.has_value(); });
    std::vector<Query> queries;
    for (const auto& place : places) queries.push_back(query_on(query, place));
    const auto counted = count_census(store, queries);
    if (!counted.empty()) days = counted.back().days;
    TerritoryNames names(query.territory);
    const auto least = least_told(store, query);
    std::int64_t known = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (query.published) publish_form(store, queries[i], counted[i]);
        for (auto& [path, value] : CommuneMesureForm(store, places[i], counted[i], names, least).all()) {
            if (value != Value()) ++known;
            const auto text = std::holds_alternative<std::string>(value);
            const auto number = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
            table.rows.push_back({places[i].id, path, text ? value : Value(), number ? value : Value()});
        }
    }
    auto document = heading_of(store, query, "commune-mesure", days);
    document.title = tr("Commune Mesure");
    Facts facts;
    facts.add(say("Fields that are known, of {}", table.rows.size()), known, Kind::count);
    document.sections.emplace_back(std::move(facts));
    document.sections.emplace_back(std::move(table));
    document.notes = {
        tr("The form of Commune Mesure (Plateau Urbain), as its example and its schema have it in March 2024: as JSON, "
           "this is a file of one place."),
        tr("Nothing stands where nobody told tiers, which is not 0: it is for the place to fill in."),
        tr("Amounts are in whole units of the currency. Investment: up to the end of the period; what runs: of the "
           "period, so that a year is to be asked for. Events that a place organises are told as public.")};
    return document;
}

}  // namespace

Report commune_mesure() {
    return {.name = "commune-mesure",
            .help = msgid("A place as Commune Mesure tells it, as that project's JSON"),
            .by = {"field"},
            .run = commune_mesure_report,
            .columns = commune_mesure_columns,
            .to_publish = true,
            .json = commune_mesure_json};
}

}  // namespace tiers::report
