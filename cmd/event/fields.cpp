#include "cmd/event/fields.h"

#include <tiers/event_category.h>
#include <tiers/member.h>
#include <algorithm>

#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

std::int64_t number_of(const std::string& typed) {
    const auto number = whole(typed);
    if (!number) throw BadInput("bad_number", say("'{}' is not a whole number", typed));
    return *number;
}

/// Nothing where what is given is empty.
template <class T, class Read>
std::optional<std::optional<T>> given(const std::optional<std::string>& typed, Read read) {
    if (!typed) return std::nullopt;
    return typed->empty() ? std::optional<T>() : std::optional<T>(read(*typed));
}

std::string text(const std::optional<std::string>& typed) {
    return typed.value_or("");
}

}  // namespace

void declare_event_fields(Arguments& verb, EventFields& fields) {
    verb.option("--summary", "TEXT", fields.summary, tr("What it is about"));
    verb.option("--organiser", "WHO", fields.organiser, tr("Member in whose name its rooms are booked"), Names::member);
    verb.option("--edition", "N", fields.edition, tr("Which edition it is, from 1"));
    verb.option("--capacity", "N", fields.capacity, tr("People it takes, or none for no limit"));
    verb.option("--opens", "TIME", fields.opens, tr("From when registrations are taken"));
    verb.option("--closes", "TIME", fields.closes, tr("From when they are taken no more"));
    verb.option("--offer", "TIME", fields.offer,
                tr("Offer a freed seat so long to who waits, for instance 2d; it is given at once if left out"));
    verb.option("--price", "AMOUNT", fields.price, tr("What one person pays, for instance 12.50, or free"));
}

event::EventEdit edit_of_event(const EventFields& fields, const Store& store, const Zone& zone,
                               const Invocation& call) {
    event::EventEdit edit;
    edit.summary = fields.summary;
    edit.organiser =
        given<std::int64_t>(fields.organiser, [&](const std::string& who) { return member::find(store, who).id; });
    edit.edition = given<std::int64_t>(fields.edition, number_of);
    if (fields.capacity) edit.capacity = capacity_of(*fields.capacity);
    const auto instant = [&](const std::string& typed) { return parse_instant(typed, zone, call.now()); };
    edit.opens = given<Instant>(fields.opens, instant);
    edit.closes = given<Instant>(fields.closes, instant);
    if (fields.price) edit.price = price_of(*fields.price);
    edit.offer = given<Seconds>(fields.offer, [](const std::string& typed) { return parse_duration(typed); });
    return edit;
}

void declare_session_fields(Arguments& verb, SessionFields& fields) {
    verb.choice("--kind", "KIND", fields.kind, event::session_kinds(), tr("What kind of session it is"));
    verb.option("--room", "ID", fields.room, tr("Resource it takes, booked with it"), Names::resource);
    verb.option("--location", "TEXT", fields.location, tr("Where it is, if in no room of the place"));
    verb.option("--track", "TEXT", fields.track, tr("Track of the programme it belongs to"));
    verb.option("--summary", "TEXT", fields.summary, tr("What it is about"));
    verb.option("--capacity", "N", fields.capacity,
                tr("People it takes, or none for no limit; what the room holds if left out"));
    verb.option("--gives", "ID", fields.gives, tr("Certificate of members who are there throughout"),
                Names::certificate);
    verb.option("--price", "AMOUNT", fields.price, tr("What one person pays, for instance 12.50, or free"));
    verb.option("--speaker", "WHO", fields.speakers, tr("A member, or a name; may be given several times"),
                Names::member);
    verb.option("--override", "RULE", fields.overrides, tr("Set a rule of the room aside by name, for instance hours"));
}

std::vector<event::Speaker> speakers_of(const Store& store, const std::vector<std::string>& words) {
    std::vector<event::Speaker> all;
    for (const auto& word : words) try {
            const auto member = member::find(store, word, true);
            all.push_back({member.id, member.name});
        } catch (const NotFound&) {
            all.push_back({std::nullopt, word});
        }
    return all;
}

void declare_participant(Arguments& verb, ParticipantFields& fields) {
    verb.option("--member", "WHO", fields.member, tr("A member: id, e-mail, or name"), Names::member);
    verb.option("--name", "NAME", fields.name, tr("A guest, by name"));
    verb.option("--email", "ADDRESS", fields.email, tr("E-mail; nobody is registered twice by it"));
    verb.option("--organisation", "NAME", fields.organisation, tr("Organisation they come from"));
    verb.option("--category", "ID", fields.category, tr("Category of the organisation, as the operator names them"));
    verb.option("--profile", "WORD", fields.profile, tr("What they are, in a word of the operator's"));
    verb.option("--commune", "COMMUNE", fields.commune, tr("Home commune: INSEE code, name, or postcode"));
    verb.option("--consent-again", "DAY", fields.again, tr("Who was erased agreed on that day to be known again"));
    verb.option("--answer", "KEY=VALUE", fields.answers,
                tr("Answer to a question of the event; may be given several times"));
}

event::Participant participant_of(const ParticipantFields& fields, const Store& store) {
    if (fields.member.has_value() == fields.name.has_value())
        throw BadInput("missing_option", tr("who is it? --member WHO, or --name NAME for a guest"));
    event::Participant who;
    if (fields.member) who.member = member::find(store, *fields.member).id;
    who.name = text(fields.name);
    who.email = text(fields.email);
    who.organisation = text(fields.organisation);
    who.category = text(fields.category);
    who.profile = text(fields.profile);
    if (fields.again) who.consent_again = parse_day(*fields.again);
    return who;
}

event::TypedAnswers answers_of(const ParticipantFields& fields) {
    event::TypedAnswers answers;
    for (const auto& one : fields.answers) {
        const auto at = one.find('=');
        if (at == one.npos || at == 0)
            throw BadInput("bad_answer", say("'{}' answers nothing", one),
                           tr("--answer KEY=VALUE, with a question's id"));
        answers.emplace_back(one.substr(0, at), one.substr(at + 1));
    }
    return answers;
}

std::optional<territory::Commune> home_of(const ParticipantFields& fields, const Store& store, const Invocation& call) {
    const auto folder = call.data_folder() / "territory";
    if (fields.commune) return territory::one(folder, *fields.commune);
    if (!fields.member) return std::nullopt;
    const auto known = member::find(store, *fields.member).commune;
    return known.empty() ? std::nullopt : std::optional(territory::one(folder, "insee:" + known));
}

std::optional<std::int64_t> capacity_of(const std::string& typed) {
    return typed == "none" || typed.empty() ? std::nullopt : std::optional(number_of(typed));
}

std::optional<std::int64_t> price_of(const std::string& typed) {
    return typed == "free" || typed.empty() ? std::nullopt : std::optional(catalogue::parse_money(typed));
}

std::string money_text(std::int64_t cents, const std::string& currency, const Invocation& call) {
    return fmt::format("{} {}", render::shown(Value(cents), Kind::money, call.language()), currency);
}

std::vector<event::Id> registration_ids(Invocation& call, const std::vector<std::string>& words) {
    std::vector<event::Id> ids;
    for (const auto& word : call.words(words)) ids.push_back(number_of(word));
    if (ids.empty()) throw BadInput("missing_argument", tr("no registration is named"), "tiers event registrations");
    return ids;
}

Table event_receipt(const char* done, const event::Event& event, Language language) {
    Table table{.columns = event::event_columns(), .rows = {event::event_row(event)}};
    table.sentences = {event::event_sentence(done, event, language)};
    return table;
}

Table session_receipt(const char* done, const std::vector<event::Session>& sessions, Language language) {
    Table table{.columns = event::session_columns()};
    for (const auto& session : sessions) {
        table.rows.push_back(event::session_row(session));
        table.sentences.push_back(event::session_sentence(done, session, language));
    }
    return table;
}

Table registration_receipt(const char* done, const std::vector<event::Registration>& all) {
    Table table{.columns = event::registration_columns()};
    for (const auto& one : all) {
        table.rows.push_back(event::registration_row(one));
        const auto* word = done ? done : tr(one.stage().c_str());
        table.sentences.push_back(event::registration_sentence(word, one));
    }
    return table;
}

void tell_columns(Table& table, std::initializer_list<std::string_view> names) {
    for (auto& column : table.columns)
        if (std::ranges::find(names, column.name) != names.end()) column.machine_only = false;
}

void tell_categories(const Store& store, const std::string& event, Table& table) {
    if (event::categories(store, event::get(store, event)).empty()) return;
    tell_columns(table, {"ticket_category"});
}

void tell_prices(const std::vector<event::Registration>& all, Table& table) {
    if (std::ranges::any_of(all, [](const event::Registration& one) { return one.price.has_value(); }))
        tell_columns(table, {"price", "paid", "due"});
}

void tell_tickets(const std::vector<event::Registration>& all, Table& table) {
    if (std::ranges::any_of(all, [](const event::Registration& one) { return one.ticket != "none"; }))
        tell_columns(table, {"ticket"});
}

void tell_clashes(const Store& store, const std::vector<event::Session>& sessions, Invocation& call) {
    for (const auto& session : sessions)
        for (const auto& clash : event::speaker_clashes(store, session))
            call.say("note: {} is at '{}' and at '{}' at the same time", clash.speaker, session.code, clash.other);
}

void tell_due(const std::vector<event::Registration>& all, Invocation& call) {
    for (const auto& one : all)
        if (one.due.value_or(0) > 0)
            call.say("to pay by {}: {}", one.participant.name, money_text(*one.due, one.currency, call));
}

CameIn::CameIn(const Store& store, std::string event) : event_(std::move(event)) {
    for (const auto& wait : event::waiting(store, event_)) waited_.push_back(wait.registration.id);
}

void CameIn::tell(const Store& store, Invocation& call) const {
    for (const auto& one : event::registrations(store, event_, {.session = {}, .state = {}}))
        if (one.state != "waiting" && std::find(waited_.begin(), waited_.end(), one.id) != waited_.end())
            call.say("from the waiting list: {}", event::registration_sentence(tr(one.state.c_str()), one));
}

}  // namespace tiers::cmd
