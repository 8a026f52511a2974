#include "exchange/event_mail_text.h"

#include <tiers/catalogue.h>
#include <tiers/event_category.h>
#include <tiers/programme.h>
#include <tiers/ticket.h>
#include <tiers/words.h>
#include <algorithm>

#include "event/registration_store.h"
#include "exchange/session_entry.h"
#include "format/mail.h"
#include "format/png.h"
#include "i18n/dates.h"
#include "i18n/numbers.h"
#include "member/sender.h"
#include "store/database.h"

namespace tiers::exchange {

namespace {

using event::Event;
using event::Registration;

constexpr int pixels_of_module = 8;

/// What is registered for, when and where, a line each.
std::string appointment(const Store& store, const Event& event, const std::string& session, Language language) {
    const auto zone = Zone::named(event.zone);
    if (session.empty()) {
        const auto place = catalogue::find_place(store, event.place).name;
        if (!event.start || !event.end) return fmt::format("{}\n{}\n", event.title, place);
        return fmt::format("{}\n{}\n{}\n", event.title, shown(Span{*event.start, *event.end}, zone, language), place);
    }
    const auto one = event::get_session(store, event.code, session);
    return fmt::format("{} ({})\n{}\n{}\n", one.title, event.title, shown(one.span, zone, language),
                       SessionEntries(store, event).location(one));
}

bool was_told(const Store& store, event::Id registration) {
    auto row =
        store.db().prepare("select 1 from event_mail where registration_id = :id and kind in ('waiting', 'offer')");
    return row.bind(":id", registration).step();
}

bool is_off(const Store& store, const Event& event, const std::string& session) {
    return event.state == "cancelled" || (!session.empty() && event::get_session(store, event.code, session).cancelled);
}

const char* ending(const Store& store, const Event& event, const Registration& one) {
    if (one.ended == "transferred") return msgid("Somebody else comes in your place:");
    if (one.ended == "lapsed") return msgid("The seat that was offered to you is so no more:");
    return is_off(store, event, one.session) ? msgid("This does not take place:")
                                             : msgid("Your registration is cancelled:");
}

/// What the mail says first, of a registration.
std::string news(const Store& store, const Event& event, const EventMail& mail, const Registration& one) {
    if (mail.kind == "waiting") return tr("There is no seat left, and you are on the waiting list:");
    if (mail.kind == "offer") return tr("A seat has come free, and is kept for you:");
    if (mail.kind == "reminder") return tr("See you soon:");
    if (mail.kind == "cancellation") return tr(ending(store, event, one));
    return was_told(store, one.id) ? tr("A seat has come free, and it is yours:") : tr("You are registered:");
}

/// What a ticket of it is called and costs, and what of that is to be paid still; empty for one that costs nothing.
std::string price_lines(const Store& store, const Event& event, const EventMail& mail, const Registration& one,
                        Language language) {
    if (mail.kind != "confirmation" && mail.kind != "reminder" && mail.kind != "offer") return {};
    std::string text;
    for (const auto& category : event::categories(store, event))
        if (category.code == one.category) text += say("Ticket: {}", category.title) + "\n";
    if (!one.price) return text;
    const auto money = [&](std::int64_t cents) { return fmt::format("{} {}", amount(cents, language), one.currency); };
    text += say("Price: {}", money(*one.price)) + "\n";
    if (mail.kind == "offer") return text;
    if (!one.due) return text + tr("It is on your statement.") + "\n";
    if (*one.due > 0) return text + say("To pay: {}", money(*one.due)) + "\n";
    return text + tr("It is paid.") + "\n";
}

/// The first of what was offered to lapse.
std::optional<Instant> first_to_lapse(const std::vector<Registration>& all) {
    std::optional<Instant> first;
    for (const auto& one : all)
        if (one.lapses && (!first || *one.lapses < *first)) first = one.lapses;
    return first;
}

/// What is to be done about it; empty for nothing.
std::string advice(const EventMail& mail, const std::vector<Registration>& all, bool ticket, Language language) {
    if (mail.kind == "waiting") return tr("You will be told when a seat comes free.");
    if (mail.kind == "cancellation") return {};
    if (const auto lapses = first_to_lapse(all); mail.kind == "offer" && lapses)
        return say("To take it, answer this mail before {}.", shown(*lapses, Zone::named(all.front().zone), language));
    std::string text = tr("If you cannot come, answer this mail: somebody else will.");
    if (ticket)
        text = std::string(tr("Show the code of your ticket at the door, on paper or on a screen.")) + "\n" + text;
    return text;
}

bool tickets_are_signed(const Store& store) {
    const auto keys = event::signing_keys(store);
    return std::ranges::any_of(keys, [](const event::SigningKey& key) { return key.state == "signs"; });
}

std::vector<format::Attachment> files_of(Store& store, const std::vector<Registration>& all) {
    std::vector<format::Attachment> files = {
        {"event.ics", "text/calendar; method=PUBLISH; charset=UTF-8", registration_calendar(store, all)}};
    if (!tickets_are_signed(store)) return files;
    const auto& one = all.front();
    const auto ticket = event::issue_ticket(store, one.event_code, std::to_string(one.participant.id));
    files.push_back({fmt::format("ticket-{}.png", ticket.number), "image/png",
                     format::png_of(qr_of(ticket.text), pixels_of_module)});
    return files;
}

std::string signed_text(const std::string& name, const std::vector<std::string>& parts, const std::string& house) {
    auto text = say("Dear {},", name) + "\n";
    for (const auto& part : parts)
        if (!part.empty()) text += "\n" + part + (part.ends_with('\n') ? "" : "\n");
    return text + "\n" + house + "\n";
}

std::string invitation_text(const Store& store, const Event& event, const EventMail& mail, const std::string& house,
                            Language language) {
    return signed_text(mail.name,
                       {std::string(tr("You are invited:")) + "\n" + appointment(store, event, {}, language),
                        event.summary, tr("To come, answer this mail.")},
                       house);
}

/// What is new of each, said once for those of which it is the same, and then what is to be done.
std::string registration_text(const Store& store, const Event& event, const EventMail& mail,
                              const std::vector<Registration>& all, bool ticket, Language language) {
    std::vector<std::string> parts;
    std::string said;
    for (const auto& one : all) {
        auto& part = parts.emplace_back();
        if (const auto what = news(store, event, mail, one); what != said) part = (said = what) + "\n";
        part += appointment(store, event, one.session, language);
        if (one.heads > 1) part += say("{} people", one.heads) + "\n";
        part += price_lines(store, event, mail, one, language);
    }
    parts.push_back(advice(mail, all, ticket, language));
    return signed_text(mail.name, parts, catalogue::operator_of(store).name);
}

std::vector<Registration> registrations_of(const Store& store, const EventMail& mail) {
    std::vector<Registration> all = {event::get_registration(store, *mail.registration)};
    for (const auto id : mail.also) all.push_back(event::get_registration(store, id));
    return all;
}

const char* subject_of(const std::string& kind) {
    if (kind == "waiting") return msgid("{}: on the waiting list");
    if (kind == "offer") return msgid("{}: a seat is kept for you");
    if (kind == "confirmation") return msgid("{}: you are registered");
    if (kind == "cancellation") return msgid("{}: cancelled");
    if (kind == "reminder") return msgid("{}: see you soon");
    return msgid("{}: you are invited");
}

}  // namespace

std::string event_mail_text(Store& store, const Event& event, const EventMail& mail, const std::string& id,
                            Language language) {
    const auto from = member::sender(store);
    const auto house = catalogue::operator_of(store).name;
    format::Mail out{.from_name = house,
                     .from = from.from,
                     .reply_to = from.reply_to,
                     .to_name = mail.name,
                     .to = mail.email,
                     .subject = say(subject_of(mail.kind), event.title),
                     .id = id,
                     .date = store.now(),
                     .body = {},
                     .calendar = {},
                     .method = {},
                     .attachments = {}};
    if (!mail.registration) {
        out.body = invitation_text(store, event, mail, house, language);
        return format::written(out);
    }
    const auto all = registrations_of(store, mail);
    if (mail.kind == "confirmation" || mail.kind == "reminder") out.attachments = files_of(store, all);
    out.body = registration_text(store, event, mail, all, out.attachments.size() > 1, language);
    return format::written(out);
}

}  // namespace tiers::exchange
