#pragma once

#include <tiers/event_mail.h>
#include <string>

namespace tiers::exchange {

/// The mail, in the language that is spoken; `id` stands before the @ of its Message-ID. A confirmation and a reminder
/// bring what was registered for as a calendar, and a ticket, which is issued where a key signs and there is none yet.
std::string event_mail_text(Store& store, const event::Event& event, const EventMail& mail, const std::string& id,
                            Language language);

}  // namespace tiers::exchange
