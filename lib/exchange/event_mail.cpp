#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/event_mail.h>
#include <tiers/member.h>
#include <tiers/words.h>
#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/event_mail_text.h"
#include "member/sender.h"
#include "sql/exchange.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::exchange {

namespace {

/// What people read of a state that is stored, or of none.
std::string state_of(const std::string& stored, const std::string& email) {
    if (stored == "sending") return msgid("uncertain");
    if (!stored.empty()) return stored;  // sent, failed
    return email.empty() ? msgid("no-email") : msgid("to-send");
}

/// A registration that a mail tells of, or is to.
struct ToldRegistration {
    event::Id participant = 0;
    EventMail mail;
};

/// The same mail that was sent, or is to be.
bool is_with(const ToldRegistration& one, const ToldRegistration& other) {
    return one.participant == other.participant && one.mail.kind == other.mail.kind && one.mail.id == other.mail.id;
}

/// One that is due no more is left out of what goes out for others.
void join_told(ToldRegistration& mail, const ToldRegistration& more) {
    if (mail.mail.due == more.mail.due) {
        mail.mail.also.push_back(*more.mail.registration);
    } else if (more.mail.due) {
        mail = more;
    }
}

void append_registered(const Store& store, const event::Event& event, const EventMailQuery& query,
                       std::vector<EventMail>& mails) {
    std::vector<ToldRegistration> all;
    auto row = store.db().prepare(sql::exchange::event_mails);
    row.bind(":event", event.id)
        .bind(":registration", query.registration)
        .bind(":kind", query.kind)
        .bind(":before", query.before)
        .bind(":now", store.now());
    while (row.step()) {
        EventMail mail{.id = row.integer(0), .registration = row.integer(1), .kind = row.text(2)};
        mail.name = row.text(3);
        mail.email = row.text(4);
        mail.session = row.text(5);
        mail.state = state_of(row.text(6), mail.email);
        mail.due = row.integer(7) != 0 && !mail.email.empty();
        const ToldRegistration told{row.integer(8), std::move(mail)};
        const auto found = std::ranges::find_if(all, [&](const auto& one) { return is_with(one, told); });
        if (found == all.end())
            all.push_back(told);
        else
            join_told(*found, told);
    }
    for (auto& told : all) mails.push_back(std::move(told.mail));
}

/// A member, or all who were invited.
void append_invited(const Store& store, const event::Event& event, std::optional<std::int64_t> member,
                    std::vector<EventMail>& mails) {
    auto row = store.db().prepare(sql::exchange::invitations);
    row.bind(":event", event.id).bind(":member", member);
    while (row.step()) {
        EventMail mail{.id = row.integer(0), .registration = {}, .member = row.integer(1), .kind = "invitation"};
        mail.name = row.text(2);
        mail.email = row.text(3);
        const auto comes = row.integer(5) != 0;
        mail.state = comes && mail.id == 0 ? msgid("registered") : state_of(row.text(4), mail.email);
        mail.due = !comes && !mail.email.empty() && (event.state == "open" || event.state == "draft");
        mails.push_back(std::move(mail));
    }
}

std::optional<EventMail> as_it_is(const Store& store, const EventMailQuery& query, const EventMail& mail) {
    auto one = query;
    one.kind = mail.kind;
    one.registration = mail.registration;
    one.invited.clear();
    if (mail.member) one.invited = {*mail.member};
    for (auto& found : event_mails(store, one))
        if (found.registration == mail.registration && found.member == mail.member) return found;
    return std::nullopt;
}

std::string message_id(const Store& store, std::int64_t id) {
    auto row = store.db().prepare("select message_id from event_mail where id = :id");
    row.bind(":id", id).step();
    return row.text(0);
}

void record_mail(Store& store, const EventMail& mail, const char* done) {
    journal::write(store, "event_mail", mail.id,
                   written({{"done", done},
                            {"kind", mail.kind},
                            {"registration", mail.registration},
                            {"also", mail.also},
                            {"member", mail.member}}));
}

/// The row of the mail, or within it, of one more registration.
std::int64_t insert_mail_of(Store& store, const event::Event& event, const EventMail& mail,
                            std::optional<event::Id> registration, std::optional<std::int64_t> within) {
    store.db()
        .prepare(
            "insert into event_mail (registration_id, event_id, member_id, kind, message_id, state, created, recorded, "
            "within_id) values (:registration, :event, :member, :kind, :message, 'sending', :now, :now, :within)")
        .bind(":registration", registration)
        .bind(":event", mail.member ? std::optional(event.id) : std::nullopt)
        .bind(":member", mail.member)
        .bind(":kind", mail.kind)
        .bind(":message", fmt::format("{}-{}", mail.kind, hex(random_bytes(12))))
        .bind(":now", store.now())
        .bind(":within", within)
        .run();
    return store.db().last_id();
}

std::int64_t insert_mail(Store& store, const event::Event& event, const EventMail& mail) {
    const auto id = insert_mail_of(store, event, mail, mail.registration, std::nullopt);
    for (const auto also : mail.also) insert_mail_of(store, event, mail, also, id);
    return id;
}

void put_state(Store& store, const EventMail& mail, const char* state) {
    store.db()
        .prepare("update event_mail set state = :state, recorded = :now where id = :id or within_id = :id")
        .bind(":state", state)
        .bind(":now", store.now())
        .bind(":id", mail.id)
        .run();
}

}  // namespace

std::vector<std::string> event_mail_kinds() {
    return {msgid("waiting"),      msgid("offer"),    msgid("confirmation"),
            msgid("cancellation"), msgid("reminder"), msgid("invitation")};
}

std::vector<EventMail> event_mails(const Store& store, const EventMailQuery& query) {
    const auto event = event::get(store, query.event);
    std::vector<EventMail> mails;
    append_registered(store, event, query, mails);
    if (query.registration || (query.kind && query.kind != "invitation")) return mails;
    if (query.invited.empty()) append_invited(store, event, std::nullopt, mails);
    for (const auto member : query.invited) append_invited(store, event, member, mails);
    return mails;
}

std::optional<std::string> begin_mail(Store& store, const EventMailQuery& query, EventMail& mail, Language language,
                                      bool again) {
    const auto now = as_it_is(store, query, mail);
    if (now) mail = *now;
    if (!now || !now->due || !(now->to_send() || (again && now->state == "uncertain"))) return std::nullopt;
    const auto event = event::get(store, query.event);
    if (mail.id == 0)
        mail.id = insert_mail(store, event, mail);
    else
        put_state(store, mail, "sending");
    mail.state = msgid("uncertain");
    record_mail(store, mail, "sending");
    return event_mail_text(store, event, mail, message_id(store, mail.id), language);
}

void end_mail(Store& store, const EventMail& mail, const char* state) {
    put_state(store, mail, state);
    record_mail(store, mail, state);
}

std::int64_t max_mails(const Store& store) {
    return member::sender(store).max_per_run;
}

std::vector<Column> event_mail_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"registration", tr("Registration"), Kind::id},
            {"also", tr("Also of"), Kind::code, "", false, machine_only},
            {"member", tr("Member"), Kind::id, "", false, machine_only},
            {"kind", tr("Kind"), Kind::word},
            {"session", tr("Session"), Kind::code},
            {"name", tr("Name"), Kind::text},
            {"email", tr("E-mail"), Kind::text},
            {"state", tr("State"), Kind::word}};
}

Row event_mail_row(const EventMail& mail) {
    std::vector<std::string> also;
    for (const auto id : mail.also) also.push_back(std::to_string(id));
    return {id_value(mail.id),
            cell(mail.registration),
            cell(join(also, " ")),
            cell(mail.member),
            mail.kind,
            cell(mail.session),
            mail.name,
            cell(mail.email),
            mail.state};
}

}  // namespace tiers::exchange
