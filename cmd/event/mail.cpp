#include <tiers/event_mail.h>
#include <tiers/member.h>
#include <tiers/upkeep.h>
#include <algorithm>
#include <filesystem>

#include "cmd/event/fields.h"
#include "cmd/invocation.h"
#include "cmd/output_file.h"
#include "cmd/sendmail.h"
#include "cmd/typed_words.h"

namespace tiers::cmd {

namespace {

using exchange::EventMail;

struct EventMailOptions {
    std::string event, before = "2d", program = "/usr/sbin/sendmail";
    std::optional<std::string> kind, folder;
    std::vector<std::string> invited, again;
    std::optional<std::int64_t> max;
    bool pending = false;
};

void declare(Arguments& verb, EventMailOptions& o) {
    verb.positional("event", o.event, tr("Event the mails are about"), Names::event);
    verb.flag("--pending", o.pending, tr("Send what is to be sent; it is only listed if left out"));
    verb.choice("--kind", "KIND", o.kind, exchange::event_mail_kinds(), tr("Only mails of this kind"));
    verb.option("--invite", "WHO", o.invited,
                tr("Invite members: ids, e-mails or names; - reads them from standard input"), Names::member);
    verb.option("--before", "TIME", o.before, tr("How long before it begins a reminder goes out; 2d if left out"));
    verb.option("--max", "N", o.max, tr("Send at most so many; max_per_run of [mail] if left out"));
    verb.option("--again", "ID", o.again, tr("Send a mail of unknown fate once more"));
    verb.option("--folder", "DIR", o.folder, tr("Write a file each instead of sending: they count as sent"),
                Names::folder);
    declare_sendmail(verb, o.program);
}

exchange::EventMailQuery query_of(const EventMailOptions& o, const Store& store, Invocation& call) {
    exchange::EventMailQuery query{.event = o.event, .kind = o.kind, .before = parse_duration(o.before)};
    for (const auto& who : call.words(o.invited)) query.invited.push_back(member::find(store, who).id);
    if (!query.invited.empty()) query.kind = "invitation";
    return query;
}

/// Sends mails, a transaction before each and one after it.
class Sending {
public:
    Sending(const EventMailOptions& o, Store& store, const exchange::EventMailQuery& query)
        : o_(o), store_(store), query_(query) {
        for (const auto& id : o.again) again_.push_back(whole(id).value_or(0));
    }

    /// Those that are to go out now, at most so many.
    std::vector<EventMail> chosen(const std::vector<EventMail>& mails) const {
        auto left = o_.max.value_or(exchange::max_mails(store_));
        std::vector<EventMail> out;
        for (const auto& mail : mails)
            if (mail.due && (is_again(mail) || (o_.pending && mail.to_send())) && left-- > 0) out.push_back(mail);
        return out;
    }

    /// Throws what a mail that was not taken stands for.
    void send(EventMail& mail, const Invocation& call) {
        const auto text = begin(mail, call);
        if (!text) return;
        const auto handed = o_.folder ? write(mail, *text) : hand_over(o_.program, *text);
        if (handed.fate != Fate::unknown) end(mail, handed.fate == Fate::sent ? msgid("sent") : msgid("failed"));
        if (handed.fate != Fate::sent)
            throw Failed("not_sent", say("mail {} was not sent: {}", mail.id, handed.why),
                         handed.fate == Fate::failed
                             ? say("tiers event mail {} --pending tries again", query_.event)
                             : say("nobody knows: tiers event mail {} --again {}", query_.event, mail.id));
    }

    /// What was named to go again and is no mail of unknown fate.
    void refuse_unknown(const std::vector<EventMail>& mails) const {
        for (const auto id : again_)
            if (std::ranges::none_of(mails, [&](const auto& m) { return m.id == id && m.state == "uncertain"; }))
                throw NotFound("no_mail", say("no mail of unknown fate: {}", id),
                               say("tiers event mail {}", query_.event));
    }

private:
    bool is_again(const EventMail& mail) const {
        return mail.state == "uncertain" && std::ranges::find(again_, mail.id) != again_.end();
    }

    /// Nothing where another run was faster.
    std::optional<std::string> begin(EventMail& mail, const Invocation& call) {
        const auto language = language_of(catalogue::operator_of(store_).language);
        return call.in_language(language, [&] {
            Transaction transaction(store_);
            auto begun = mail;
            auto text = exchange::begin_mail(store_, query_, begun, language, is_again(mail));
            transaction.commit();
            mail = std::move(begun);
            return text;
        });
    }

    void end(EventMail& mail, const char* state) {
        Transaction transaction(store_);
        exchange::end_mail(store_, mail, state);
        transaction.commit();
        mail.state = state;
    }

    /// Only its owner reads it.
    HandedOver write(const EventMail& mail, const std::string& text) const {
        make_folder(*o_.folder);
        OutputFile file(std::filesystem::path(*o_.folder) / fmt::format("event-mail-{}.eml", mail.id), 0600);
        file.write(text);
        file.finish();
        return {Fate::sent};
    }

    const EventMailOptions& o_;
    Store& store_;
    const exchange::EventMailQuery& query_;
    std::vector<std::int64_t> again_;
};

void show_mails(const std::vector<EventMail>& mails, Invocation& call) {
    Table table{.columns = exchange::event_mail_columns(), .empty = tr("nobody is to be told anything")};
    for (const auto& mail : mails) table.rows.push_back(exchange::event_mail_row(mail));
    if (std::ranges::any_of(mails, [](const EventMail& mail) { return !mail.also.empty(); }))
        tell_columns(table, {"also"});
    call.show("tiers.event.mail/1", std::move(table));
}

/// What was sent before a mail that was not taken is shown all the same.
void send_all(const std::vector<EventMail>& mails, Sending& sending, Invocation& call) {
    std::vector<EventMail> done;
    try {
        for (const auto& mail : mails) {
            done.push_back(mail);
            sending.send(done.back(), call);
        }
    } catch (const Error&) {
        show_mails(done, call);
        call.flush();
        throw;
    }
    show_mails(done, call);
}

void tell_left(const std::vector<EventMail>& mails, Invocation& call) {
    const auto count = [&](const char* state) {
        return std::ranges::count_if(mails, [&](const EventMail& mail) { return mail.state == state; });
    };
    if (const auto without = count("no-email"); without > 0)
        call.say("{} without e-mail: they are told by letter", without);
    if (const auto uncertain = count("uncertain"); uncertain > 0)
        call.say("{} of unknown fate: --again ID sends one once more", uncertain);
}

int run(const EventMailOptions& o, Invocation& call) {
    const auto sends = o.pending || !o.again.empty();
    auto store = call.open(sends ? Access::write : Access::read);
    upkeep::refuse_restored(store);
    const auto query = query_of(o, store, call);
    const auto mails = exchange::event_mails(store, query);
    tell_left(mails, call);
    if (!sends) {
        show_mails(mails, call);
        return 0;
    }
    if (!o.folder) check_sendmail(o.program, "--folder DIR");
    Sending sending(o, store, query);
    sending.refuse_unknown(mails);
    if (call.globals().dry_run) {
        Transaction transaction(store);
        show_mails(sending.chosen(mails), call);
        return call.finish(transaction);
    }
    send_all(sending.chosen(mails), sending, call);
    return 0;
}

}  // namespace

extern const Verb event_mail;
const Verb event_mail =
    verb<EventMailOptions>("mail", msgid("Tell those who registered, each once: confirmations, reminders, invitations"),
                           Needs::write, uses_dry_run | writes_private, declare, run, exchange::event_mail_columns);

}  // namespace tiers::cmd
