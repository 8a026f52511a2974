#pragma once

#include <tiers/report_mail.h>
#include <optional>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// To whom a report is mailed, instead of being shown.
struct MailOptions {
    std::vector<std::string> to;
    std::string program = "/usr/sbin/sendmail";
};
void declare_mail(Arguments& verb, MailOptions& o);

/// Before anything is opened: throws where nothing could be mailed. The mail speaks the operator's language.
void prepare_mail(const MailOptions& o, const Invocation& call);
void speak_in_mail(const MailOptions& o, const Store& store, Invocation& call);

/// As text, with pages attached. Throws Failed where the program does not take one: those before it were sent.
void send_report(const MailOptions& o, const Store& store, exchange::ReportMail mail, Invocation& call);

/// Shows a report, or mails it as text with its page.
void hand_out(const MailOptions& o, const Store& store, const std::string& name, Document document, Invocation& call);

}  // namespace tiers::cmd
