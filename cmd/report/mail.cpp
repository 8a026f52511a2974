#include "cmd/report/mail.h"

#include <tiers/upkeep.h>

#include "cmd/sendmail.h"

namespace tiers::cmd {

void declare_mail(Arguments& verb, MailOptions& o) {
    verb.option("--mail", "TO", o.to, tr("Mail it instead: text, with the page attached; several times for several"));
    declare_sendmail(verb, o.program);
}

void prepare_mail(const MailOptions& o, const Invocation& call) {
    if (o.to.empty()) return;
    if (call.globals().format && !call.globals().output)
        throw BadInput("unused_option", tr("what is mailed is text with a page: --format is of no use"));
    check_sendmail(o.program, "--output FILE");
}

void speak_in_mail(const MailOptions& o, const Store& store, Invocation& call) {
    if (o.to.empty()) return;
    upkeep::refuse_restored(store);
    call.speak_on_pages(catalogue::operator_of(store).language);
}

void send_report(const MailOptions& o, const Store& store, exchange::ReportMail mail, Invocation& call) {
    std::vector<std::string> mails;
    for (const auto& to : o.to) {
        mail.to = to;
        mails.push_back(exchange::report_mail(store, mail));
    }
    for (std::size_t i = 0; i < mails.size(); ++i)
        if (const auto handed = hand_over(o.program, mails[i]); handed.fate != Fate::sent)
            throw Failed("not_sent", say("the mail to '{}' was not sent: {}", o.to[i], handed.why),
                         tr("those before it were sent"));
    call.say("mailed to {}", fmt::format("{}", fmt::join(o.to, ", ")));
}

void hand_out(const MailOptions& o, const Store& store, const std::string& name, Document document, Invocation& call) {
    if (o.to.empty()) return call.show(std::move(document));
    exchange::ReportMail mail{.name = name,
                              .to = {},
                              .subject = render::one_line(document, call.language()),
                              .text = call.rendered(document, render::Format::table),
                              .pages = {{name + ".html", call.rendered(document, render::Format::html)}}};
    send_report(o, store, std::move(mail), call);
    if (call.globals().output) call.show(std::move(document));
}

}  // namespace tiers::cmd
