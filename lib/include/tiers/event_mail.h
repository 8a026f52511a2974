#pragma once

#include <tiers/registration.h>

/// Mails about events: what whoever registered is told, each once.
namespace tiers::exchange {

/// One that went out, or is to.
struct EventMail {
    std::int64_t id = 0;                      ///< of its row; 0 while it is to go out for the first time
    std::optional<event::Id> registration;    ///< nothing: an invitation
    std::vector<event::Id> also = {};         ///< further ones of the same person that it tells of
    std::optional<std::int64_t> member = {};  ///< who is invited
    std::string kind;                         ///< one of event_mail_kinds()
    std::string name = {}, email = {};
    std::string session = {};  ///< code, of the first; empty: the event
    /// to-send, no-email, sent, failed (it was not taken), uncertain (a run ended between handing it over and noting
    /// it), registered (nobody is invited who comes)
    std::string state = {};
    bool due = false;  ///< it is still so, and there is somewhere to send it to

    bool to_send() const { return due && (state == "to-send" || state == "failed"); }
};

/// waiting, offer, confirmation, cancellation, reminder, invitation.
TIERS_API std::vector<std::string> event_mail_kinds();

struct EventMailQuery {
    std::string event;
    std::optional<std::string> kind = {};
    Seconds before{};                            ///< how long before it begins a reminder goes out
    std::vector<std::int64_t> invited = {};      ///< members who are to be invited
    std::optional<event::Id> registration = {};  ///< only of this one
};
/// What was sent, and what is to be by now: of each registration what it is, once, until it is over, in one mail for
/// what is the same kind of a person's; to those whom a confirmation reached before the time of reminders one reminder
/// of all they come to. In order of registration, then of invitation.
TIERS_API std::vector<EventMail> event_mails(const Store& store, const EventMailQuery& query);

/// Notes that one is about to go out, and writes it (RFC 5322) in the language that is spoken, with a ticket where a
/// key signs some. Nothing where it is due no more, and its state is what it is instead. `again`: also an uncertain
/// one, under the same Message-ID. In the caller's transaction, which is to be committed before the mail goes out.
/// Throws BadInput where tiers.toml does not say who sends mails.
TIERS_API std::optional<std::string> begin_mail(Store& store, const EventMailQuery& query, EventMail& mail,
                                                Language language, bool again = false);
/// Notes what became of it: sent, or failed.
TIERS_API void end_mail(Store& store, const EventMail& mail, const char* state);

/// Mails that one run sends at most, as tiers.toml says.
TIERS_API std::int64_t max_mails(const Store& store);

TIERS_API std::vector<Column> event_mail_columns();
TIERS_API Row event_mail_row(const EventMail& mail);

}  // namespace tiers::exchange
