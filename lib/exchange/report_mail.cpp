#include <fmt/format.h>
#include <tiers/catalogue.h>
#include <tiers/report_mail.h>

#include "base/digest.h"
#include "format/mail.h"
#include "member/check.h"
#include "member/sender.h"

namespace tiers::exchange {

std::string report_mail(const Store& store, const ReportMail& mail) {
    member::check_email(mail.to);
    const auto from = member::sender(store);
    format::Mail out{.from_name = catalogue::operator_of(store).name,
                     .from = from.from,
                     .reply_to = from.reply_to,
                     .to_name = {},
                     .to = mail.to,
                     .subject = mail.subject,
                     .id = fmt::format("{}-{}-{}", mail.name, store.now().time_since_epoch().count(),
                                       hex(digest(mail.to + mail.text)).substr(0, 16)),
                     .date = store.now(),
                     .body = mail.text,
                     .calendar = {},
                     .method = {},
                     .attachments = {}};
    for (const auto& page : mail.pages) out.attachments.push_back({page.name, "text/html; charset=UTF-8", page.html});
    return format::written(out);
}

}  // namespace tiers::exchange
