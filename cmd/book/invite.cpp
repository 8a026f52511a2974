#include <tiers/invitation.h>
#include <tiers/upkeep.h>
#include <filesystem>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/output_file.h"
#include "cmd/sendmail.h"

namespace tiers::cmd {

namespace {

struct BookInviteOptions {
    std::vector<std::string> bookings;
    std::optional<std::string> folder;
    bool send = false;
    std::string program = "/usr/sbin/sendmail";
};

void declare(Arguments& verb, BookInviteOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--folder", "DIR", o.folder, tr("Where the mails are written, a file each"), Names::folder);
    verb.flag("--send", o.send, tr("Send them"));
    declare_sendmail(verb, o.program);
}

std::vector<Column> invitation_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"verdict", tr("Verdict"), Kind::word},
            {"file", tr("File"), Kind::code}};
}

std::string mail_of(const Store& store, const booking::Booking& booking, const Invocation& call) {
    const auto language = language_of(catalogue::operator_of(store).language);
    return call.in_language(language, [&] { return exchange::booking_invitation(store, booking, language); });
}

void send_mail(const BookInviteOptions& o, booking::Id id, const std::string& mail) {
    const auto handed = hand_over(o.program, mail);
    if (handed.fate != Fate::sent)
        throw Failed("not_sent", say("the mail about booking {} was not sent: {}", id, handed.why),
                     tr("those before it were sent"));
}

/// Only its owner reads it.
std::string write_mail(const std::string& folder, booking::Id id, const std::string& mail) {
    auto name = fmt::format("booking-{}.eml", id);
    make_folder(folder);
    OutputFile file(std::filesystem::path(folder) / name, 0600);
    file.write(mail);
    file.finish();
    return name;
}

/// The file, where one is written.
Value deliver(const BookInviteOptions& o, booking::Id id, const std::string& mail) {
    if (o.send) send_mail(o, id, mail);
    return o.folder ? Value(write_mail(*o.folder, id, mail)) : Value();
}

int run(const BookInviteOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    upkeep::refuse_restored(store);
    const auto ids = booking_ids(call, o.bookings);
    if (!o.folder && !o.send) {
        if (ids.size() > 1)
            throw BadInput("missing_option", tr("several mails need a folder, or to be sent"),
                           "tiers book invite ... --folder DIR");
        call.write(mail_of(store, booking::get(store, ids.front()), call));
        return 0;
    }
    if (o.send) check_sendmail(o.program, "--folder DIR");
    Table table{.columns = invitation_columns()};
    std::int64_t without = 0;
    for (const auto id : ids) {
        const auto booking = booking::get(store, id);
        const auto reached = !member::get(store, booking.member).email.empty();
        without += reached ? 0 : 1;
        const auto file = reached ? deliver(o, id, mail_of(store, booking, call)) : Value();
        const auto* done = o.send ? msgid("sent") : msgid("written");
        table.rows.push_back(
            {id, booking.member, booking.member_name, std::string(reached ? done : msgid("no-email")), file});
    }
    call.show("tiers.book.invite/1", std::move(table));
    if (without > 0) call.say("{} without e-mail: they are told by letter", without);
    return 0;
}

}  // namespace

extern const Verb book_invite;
const Verb book_invite =
    verb<BookInviteOptions>("invite", msgid("Write or send mails that invite to bookings or cancel them"), Needs::read,
                            uses_none, declare, run, invitation_columns);

}  // namespace tiers::cmd
