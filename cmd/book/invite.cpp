#include <tiers/invitation.h>
#include <tiers/upkeep.h>
#include <filesystem>

#include "cmd/book/site.h"
#include "cmd/invocation.h"
#include "cmd/language.h"
#include "cmd/output_file.h"

namespace tiers::cmd {

namespace {

struct BookInviteOptions {
    std::vector<std::string> bookings;
    std::optional<std::string> folder;
};

void declare(Arguments& verb, BookInviteOptions& o) {
    verb.positional("booking", o.bookings, tr("Booking ids, or - to read them from standard input"), Names::booking);
    verb.option("--folder", "DIR", o.folder, tr("Where the mails are written, a file each"), Names::folder);
}

std::vector<Column> invitation_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"member", tr("Member"), Kind::id},
            {"name", tr("Name"), Kind::text},
            {"file", tr("File"), Kind::code}};
}

std::string mail_of(const Store& store, const booking::Booking& booking, const Invocation& call) {
    const auto language = language_of(catalogue::operator_of(store).language);
    speak(language, share_folder());
    auto mail = exchange::booking_invitation(store, booking, language);
    speak(call.language(), share_folder());
    return mail;
}

/// Only its owner reads it.
std::string write_mail(const std::string& folder, booking::Id id, const std::string& mail) {
    auto name = fmt::format("booking-{}.eml", id);
    OutputFile file(std::filesystem::path(folder) / name, 0600);
    file.write(mail);
    file.finish();
    return name;
}

int run(const BookInviteOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    upkeep::refuse_restored(store);
    const auto ids = booking_ids(call, o.bookings);
    if (!o.folder) {
        if (ids.size() > 1)
            throw BadInput("missing_option", tr("several mails need a folder"), "tiers book invite ... --folder DIR");
        call.write(mail_of(store, booking::get(store, ids.front()), call));
        return 0;
    }
    std::filesystem::create_directories(*o.folder);
    Table table{.columns = invitation_columns()};
    std::int64_t without = 0;
    for (const auto id : ids) {
        const auto booking = booking::get(store, id);
        const auto reached = !member::get(store, booking.member).email.empty();
        without += reached ? 0 : 1;
        table.rows.push_back({id, booking.member, booking.member_name,
                              reached ? Value(write_mail(*o.folder, id, mail_of(store, booking, call))) : Value()});
    }
    call.show("tiers.book.invite/1", std::move(table));
    if (without > 0) call.say("{} without e-mail: they are told by letter", without);
    return 0;
}

}  // namespace

extern const Verb book_invite;
const Verb book_invite =
    verb<BookInviteOptions>("invite", msgid("Write mails that invite to bookings or cancel them, and send nothing"),
                            Needs::read, uses_none, declare, run, invitation_columns);

}  // namespace tiers::cmd
