#include "report/census.h"

#include <tiers/catalogue.h>
#include <tiers/words.h>
#include <algorithm>
#include <cmath>
#include <map>

#include "i18n/empty_columns.h"
#include "member/term.h"
#include "report/behind.h"
#include "report/census_count.h"
#include "report/census_published.h"
#include "report/groups.h"
#include "report/heading.h"
#include "report/parts.h"
#include "store/segments.h"

namespace tiers::report {

namespace {

constexpr const char *of_now = msgid("now"), *of_last_day = msgid("last-day"), *of_period = msgid("period");

/// An answer, or as much of one as there is: none at all where nothing is known.
struct Answer {
    std::string word = {};  ///< of the program's own
    std::string text = {};  ///< as it is declared
    Value number = {};
    Value amount = {};
    const char* unit = "";
    Value base = {};
    const char* base_unit = "";
    std::string part = {};   ///< of what, where there are several
    std::string apart = {};  ///< a word in the place of it
    bool few = false;        ///< people stand behind it who could be told

    bool known() const { return !word.empty() || !text.empty() || number != Value() || amount != Value(); }
};

std::vector<Column> census_columns() {
    return {{"section", tr("Section"), Kind::word},   {"question", tr("Question"), Kind::word},
            {"known", tr("How known"), Kind::word},   {"part", tr("What"), Kind::text},
            {"apart", tr("Apart"), Kind::word},       {"word", tr("Answer"), Kind::word},
            {"text", tr("As declared"), Kind::text},  {"number", tr("Figure"), Kind::number},
            {"amount", tr("Amount"), Kind::money},    {"currency", tr("Currency"), Kind::code},
            {"unit", tr("Unit"), Kind::word},         {"base", tr("Base"), Kind::number},
            {"base_unit", tr("of what"), Kind::word}, {"day", tr("When"), Kind::word}};
}

Value word_cell(const char* word) {
    return *word == '\0' ? Value() : Value(std::string(word));
}

/// The sheet, a row an answer, in the order of the questions.
class CensusSheet {
public:
    CensusSheet(std::string currency, std::int64_t min_cell) : currency_(std::move(currency)), min_cell_(min_cell) {}

    void in(const char* section) { section_ = section; }
    void declared(const char* question, const Answer& answer) { add(question, answer, of_now, msgid("declared")); }
    void counted(const char* question, const char* day, Answer answer) {
        if (answer.few) {
            answer.number = answer.amount = answer.base = Value();
            table_row(question, answer, day, msgid("few"));
            return;
        }
        add(question, answer, day, msgid("recorded"));
    }
    void unknown(const char* question) { add(question, {}, "", ""); }

    /// People, unless it is published and there are few.
    void people(const char* question, const char* day, std::int64_t count, Answer answer = {}) {
        answer.number = count;
        answer.unit = msgid("people");
        answer.few = few(count);
        counted(question, day, std::move(answer));
    }
    bool few(std::int64_t people) const { return people > 0 && people < min_cell_; }

    std::int64_t answered = 0, asked = 0;
    std::vector<Row> rows;

private:
    void add(const char* question, const Answer& answer, const char* day, const char* known) {
        if (answer.known())
            table_row(question, answer, day, known);
        else
            table_row(question, {.part = answer.part}, "", msgid("not-measured"));
    }
    void table_row(const char* question, const Answer& answer, const char* day, const char* known) {
        ++asked;
        if (answer.known()) ++answered;
        const auto unit = answer.known() ? word_cell(answer.unit) : Value();
        rows.push_back({std::string(section_), std::string(question), std::string(known), cell(answer.part),
                        cell(answer.apart), cell(answer.word), cell(answer.text), answer.number, answer.amount,
                        answer.amount == Value() ? Value() : Value(currency_), unit, answer.base,
                        answer.base == Value() ? Value() : word_cell(answer.base_unit), word_cell(day)});
    }

    std::string currency_;
    std::int64_t min_cell_;
    const char* section_ = "";
};

/// What a report of the census is made of.
struct CensusTold {
    const Store& store;
    const Query& query;
    CensusCounted counted;
    std::string currency;
    std::int64_t min_cell;  ///< 0 where nothing is published
    std::vector<CategoryOfPeople> categories = {};

    Day last_day() const { return counted.days.end - one_day; }
    const PresenceFigures& presence() const { return counted.funding.presence->together; }
};

/// 55 square metres are told without digits behind the point, half a one with them.
Value whole_if_it_is(std::optional<double> number) {
    if (!number || *number != std::floor(*number)) return cell(number);
    return static_cast<std::int64_t>(*number);
}

/// Words that tiers.toml has for what a place is: translated where people read them.
std::string word_of_place(const std::string& kind) {
    for (const auto* one :
         {msgid("coworking"), msgid("telecentre"), msgid("fablab"), msgid("cantine"), msgid("business-centre"),
          msgid("incubator"), msgid("club"), msgid("training"), msgid("public-service"), msgid("hybrid")})
        if (kind == one) return kind;
    return {};
}

void tell_place(const CensusTold& told, const catalogue::Place& place, CensusSheet& sheet) {
    const auto of = told.counted.places.size() > 1 ? place.name : std::string();
    const auto number = [&](Value value, const char* unit) {
        return Answer{.number = std::move(value), .unit = unit, .part = of};
    };
    const auto text = [&](const std::string& said) { return Answer{.text = said, .part = of}; };
    for (const auto& kind : place.kinds) sheet.declared(msgid("typology"), {.word = word_of_place(kind), .part = of});
    if (place.kinds.empty()) sheet.declared(msgid("typology"), {.part = of});
    sheet.declared(msgid("opening-day"), text(place.opened ? iso(*place.opened) : std::string()));
    sheet.declared(msgid("surface"), number(whole_if_it_is(place.surface_m2), msgid("m²")));
    const DaySpan last{told.last_day(), told.counted.days.end};
    const auto seats = static_cast<std::int64_t>(Desks({place}, last).mean(last));
    sheet.counted(msgid("desks"), of_last_day, number(seats > 0 ? Value(seats) : Value(), msgid("seats")));
    const auto rooms = CensusCounted::rooms_of(place, told.last_day());
    auto answer = number(rooms.rooms > 0 ? Value(rooms.rooms) : Value(), msgid("rooms"));
    answer.base = rooms.capacity > 0 ? Value(rooms.capacity) : Value();
    answer.base_unit = msgid("people-held");
    sheet.counted(msgid("rooms"), of_last_day, answer);
    sheet.declared(msgid("owner"), text(place.owner));
    sheet.declared(msgid("host"), text(place.host));
    sheet.declared(msgid("opening-hours"), text(place.hours.on(told.last_day()).value_or("")));
    const auto serves = std::find(place.kinds.begin(), place.kinds.end(), "public-service") != place.kinds.end();
    sheet.declared(msgid("public-service-hosted"), {.word = serves ? "yes" : "", .part = of});
}

void tell_places(const CensusTold& told, CensusSheet& sheet) {
    sheet.in(msgid("place"));
    sheet.declared(msgid("legal-form"), {.text = catalogue::operator_of(told.store).legal_form});
    sheet.unknown(msgid("founder"));
    for (const auto& place : told.counted.places) tell_place(told, place, sheet);
    sheet.unknown(msgid("premises-status"));
    sheet.unknown(msgid("lease-length"));
}

void tell_categories(const CensusTold& told, CensusSheet& sheet) {
    std::int64_t all = 0;
    for (const auto& one : told.categories) all += one.people;
    for (const auto& one : told.categories) {
        const auto apart = one.group.empty() ? not_given : one.group == merged ? merged : "";
        Answer answer{.base = all, .base_unit = msgid("people"), .apart = apart};
        if (answer.apart.empty()) answer.part = declared_name(told.store, "category", one.group);
        sheet.people(msgid("people-by-category"), of_period, one.people, std::move(answer));
    }
    if (told.categories.empty()) sheet.unknown(msgid("people-by-category"));
}

void tell_publics(const CensusTold& told, CensusSheet& sheet) {
    const auto& presence = told.presence();
    sheet.in(msgid("publics"));
    sheet.counted(msgid("days-with-opening"), of_period,
                  {.number = presence.open_days,
                   .unit = msgid("days"),
                   .base = member::days_in(told.counted.days),
                   .base_unit = msgid("days")});
    if (presence.measured()) {
        sheet.counted(msgid("people-a-day"), of_period,
                      {.number = presence.mean(),
                       .unit = msgid("people"),
                       .base = presence.days,
                       .base_unit = msgid("days-noted"),
                       .few = sheet.few(presence.people)});
        sheet.people(msgid("people-who-came"), of_period, presence.people);
    } else {
        sheet.unknown(msgid("people-a-day"));
        sheet.unknown(msgid("people-who-came"));
    }
    tell_categories(told, sheet);
    sheet.counted(msgid("visitors"), of_period,
                  {.number = cell(presence.visitors),
                   .unit = msgid("visits"),
                   .base = presence.visitor_days,
                   .base_unit = msgid("days-counted")});
    sheet.unknown(msgid("publics-by-situation"));
}

void tell_members(const CensusTold& told, CensusSheet& sheet) {
    const auto& members = told.counted.members;
    sheet.in(msgid("members"));
    if (members.people == 0) {
        sheet.unknown(msgid("people-members"));
        sheet.unknown(msgid("organisations-members"));
        sheet.unknown(msgid("people-housed"));
        return;
    }
    sheet.people(msgid("people-members"), of_last_day, members.end - members.organisations);
    sheet.counted(
        msgid("organisations-members"), of_last_day,
        {.number = members.organisations, .unit = msgid("organisations"), .few = sheet.few(members.organisations)});
    sheet.unknown(msgid("people-housed"));
}

/// Where no session is known at all, it is not known that there was none.
void tell_sessions(const CensusTold& told, const char* count, Answer held, const char* people,
                   const SessionFigures& figures, CensusSheet& sheet) {
    if (told.counted.trainings.sessions + told.counted.others.sessions == 0)
        sheet.unknown(count);
    else
        sheet.counted(count, of_period, std::move(held));
    if (figures.noted == 0)
        sheet.unknown(people);
    else
        sheet.people(people, of_period, figures.people, {.base = figures.noted, .base_unit = msgid("sessions-noted")});
}

void tell_activity(const CensusTold& told, CensusSheet& sheet) {
    const auto& [trainings, others] = std::pair(told.counted.trainings, told.counted.others);
    sheet.in(msgid("activity"));
    tell_sessions(told, msgid("trainings"), {.number = trainings.sessions, .unit = msgid("sessions")},
                  msgid("trainees"), trainings, sheet);
    tell_sessions(
        told, msgid("events"),
        {.number = others.events, .unit = msgid("events"), .base = others.sessions, .base_unit = msgid("sessions")},
        msgid("people-at-events"), others, sheet);
    sheet.unknown(msgid("events-private"));
}

void tell_jobs(const CensusTold& told, CensusSheet& sheet) {
    const auto& volunteers = told.counted.volunteers;
    sheet.in(msgid("jobs"));
    sheet.unknown(msgid("jobs-direct"));
    sheet.unknown(msgid("jobs-full-time"));
    if (volunteers.people == 0) {
        sheet.unknown(msgid("volunteers"));
        sheet.unknown(msgid("volunteer-hours"));
        return;
    }
    sheet.people(msgid("volunteers"), of_period, volunteers.people);
    sheet.counted(msgid("volunteer-hours"), of_period,
                  {.number = static_cast<double>(volunteers.minutes) / 60,
                   .unit = msgid("hours-given"),
                   .base = volunteers.people,
                   .base_unit = msgid("people"),
                   .few = sheet.few(volunteers.people)});
}

/// Of each funder what it pays in the period, of investment apart from what keeps the places going.
void tell_subsidies(const CensusTold& told, CensusSheet& sheet) {
    auto none = true;
    for (const auto investment : {false, true}) {
        std::map<std::string, std::int64_t> funders;
        for (const auto& one : told.counted.funding.subsidies)
            if (one.investment == investment) funders[one.funder] += one.on(told.counted.days);
        for (const auto& [funder, paid] : funders) {
            if (paid == 0) continue;
            none = false;
            sheet.counted(investment ? msgid("subsidies-investment") : msgid("subsidies-operating"), of_period,
                          {.amount = paid, .part = funder, .apart = funder.empty() ? not_given : ""});
        }
    }
    if (none) sheet.unknown(msgid("subsidies-operating"));
}

void tell_money(const CensusTold& told, CensusSheet& sheet) {
    const auto& income = told.counted.income;
    sheet.in(msgid("money"));
    if (income.customers == 0)
        sheet.unknown(msgid("turnover"));
    else
        sheet.counted(msgid("turnover"), of_period,
                      {.amount = income.net,
                       .base = income.customers,
                       .base_unit = msgid("customers"),
                       .few = sheet.few(income.customers)});
    tell_subsidies(told, sheet);
    sheet.unknown(msgid("result"));
    sheet.in(msgid("partners"));
    sheet.unknown(msgid("partners"));
}

std::vector<std::string> census_notes(const CensusTold& told) {
    std::vector<std::string> notes = {
        tr("The questions are those that places are asked for the census of third places (Observatoire des "
           "tiers-lieux), as published surveys tell them; the form itself is not public, and its order may differ."),
        tr("Declared: as tiers.toml says it now. Recorded: counted from what was noted. Not measured: nobody told "
           "tiers; it is "
           "not 0."),
        tr("Turnover: what was charged, without VAT, by the days of the service that it is for. Subsidies: as they are "
           "shared among the days they are for."),
        tr("People a day: person-days ÷ days on which somebody was noted. Members: on the last day, by person and by "
           "organisation; they and volunteers are the operator's, whatever the place."),
        tr("Trainings and events: sessions that took place; people: who was noted by name, a member once and a guest "
           "once an event. Whether an event is public, and heads counted without names, are not told.")};
    if (told.min_cell > 0)
        notes.push_back(say("Counts of less than {} are left out or put together, with all that follows from them.",
                            told.min_cell));
    else if (told.query.explain) {
        const auto& presence = told.presence();
        notes.push_back(
            say("A day: numerator {} person-days, denominator {} days.", presence.person_days, presence.days));
        notes.push_back(
            say("Trainings: {} sessions, {} of them noted, {} participations. Other sessions: {}, {} of "
                "them noted, {} participations.",
                told.counted.trainings.sessions, told.counted.trainings.noted, told.counted.trainings.participations,
                told.counted.others.sessions, told.counted.others.noted, told.counted.others.participations));
    }
    return notes;
}

void publish_census(const CensusTold& told, CensusPublished published) {
    auto categories = published.table(measures::present, "category", true);
    for (const auto& one : told.categories)
        if (one.people >= told.min_cell)
            categories.cells.push_back({one.covers, one.people, fmt::format("people={}", one.people)});
    published.people_who_came();
    published.add(std::move(categories));
    published.members("person");
    published.members("organisation");
    published.trainees();
    published.people_at_events();
    published.volunteers();
    published.customers();
    published.hand_on();
}

Document census_report(const Store& store, const Query& query) {
    check_publishable(store, query, "census");
    const Snapshot snapshot(store);
    CensusTold told{store, query, count_census(store, query), catalogue::operator_of(store).currency,
                    query.published ? catalogue::privacy_of(store).min_cell : 0};
    const CensusPublished published(store, query, told.counted, "census");
    told.categories = categories_of_people(store, told.counted, query.published ? &published : nullptr);
    if (query.published) publish_census(told, published);
    CensusSheet sheet(told.currency, told.min_cell);
    for (const auto tell : {tell_places, tell_publics, tell_members, tell_activity, tell_jobs, tell_money})
        tell(told, sheet);
    auto document = heading_of(store, query, "census", told.counted.days);
    document.title = tr("Census of third places");
    Facts facts;
    facts.add(say("Answers, of {}", sheet.asked), sheet.answered, Kind::count);
    document.sections.emplace_back(std::move(facts));
    Table table{.columns = census_columns(), .rows = std::move(sheet.rows)};
    hide_empty_columns(table);
    document.sections.emplace_back(std::move(table));
    document.notes = census_notes(told);
    return document;
}

}  // namespace

Report census() {
    return {.name = "census",
            .help = msgid("What the observatory of third places asks, as far as it is known"),
            .by = {"question"},
            .run = census_report,
            .columns = census_columns,
            .to_publish = true};
}

}  // namespace tiers::report
