#pragma once

#include <tiers/store.h>
#include <string>
#include <vector>

namespace tiers::exchange {

/// A page that goes with a mail.
struct MailedPage {
    std::string name;  ///< of its file: "occupancy.html"
    std::string html;
};
/// What a mail about reports says.
struct ReportMail {
    std::string name;  ///< of the report
    std::string to, subject, text;
    std::vector<MailedPage> pages;
};
/// As a file: nothing is sent. Throws BadInput where tiers.toml does not say who sends mails, and for what is no
/// e-mail.
TIERS_API std::string report_mail(const Store& store, const ReportMail& mail);

}  // namespace tiers::exchange
