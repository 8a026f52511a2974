#include <tiers/error.h>
#include <tiers/invitation.h>
#include <tiers/profile.h>

#include "base/text.h"
#include "exchange/booking_event.h"
#include "format/calendar_part.h"
#include "format/calendar_reply.h"
#include "format/content_line.h"

namespace tiers::exchange {

namespace {

using booking::Booking;

/// The codes of PARTSTAT.
std::string answer_of(const format::CalendarReply& reply) {
    for (const auto* known : {msgid("accepted"), msgid("declined"), msgid("tentative"), msgid("delegated")})
        if (folded(reply.answer) == known) return known;
    if (reply.answer.empty() || reply.answer == "NEEDS-ACTION") return msgid("none");
    throw BadInput("no_answer", say("'{}' is no answer", cut(reply.answer, 40)));
}

/// Accents make another address, case does not.
bool same_address(const std::string& one, const std::string& other) {
    return format::upper(one) == format::upper(other);
}

bool is_reached_by(const Store& store, member::Id id, const std::string& mail) {
    if (same_address(member::get(store, id).email, mail)) return true;
    for (const auto& contact : member::profile(store, id).contacts)
        if (contact.kind == "email" && same_address(contact.value, mail)) return true;
    return false;
}

void decline(Store& store, Answered& answered) {
    if (answered.booking.span.start <= store.now() || answered.booking.checked_in)
        throw Refused("begun", say("booking {} has begun: it is not cancelled by an answer", answered.booking.id),
                      say("tiers book cancel {}", answered.booking.id));
    answered.booking = booking::cancel(store, answered.booking.id, {.reason = "declined by mail"}).front();
    answered.verdict = msgid("cancelled");
}

/// What the answer means for the booking as it stands: a booking that has ended stays so.
void decide(Store& store, Answered& answered, std::int64_t answers, std::int64_t now) {
    const auto declined = answered.answer == "declined";
    if (answered.booking.ended == "cancelled" && declined)
        answered.verdict = msgid("unchanged");
    else if (!answered.booking.stands() || answers < now)
        answered.verdict = msgid("outdated");
    else if (declined)
        decline(store, answered);
    else
        answered.verdict = msgid("kept");
}

}  // namespace

Answered take_answer(Store& store, std::string_view bytes) {
    const auto reply = format::read_reply(format::calendar_part(bytes));
    const BookingEvents events(store);
    const auto id = events.booking_of(reply.uid);
    Answered answered{booking::get(store, id), answer_of(reply), {}};
    if (!is_reached_by(store, answered.booking.member, reply.attendee))
        throw Refused("not_theirs", say("booking {} is not of who answers", id));
    const auto changes = events.revision(id).changes;
    if (reply.sequence > changes)
        throw Conflict("later_version", say("the answer is to a version of booking {} that is not known here", id),
                       tr("was an older copy of the database restored?"));
    decide(store, answered, reply.sequence, changes);
    return answered;
}

std::vector<Column> answer_columns() {
    return {{"id", tr("Id"), Kind::id},
            {"answer", tr("Answer"), Kind::word},
            {"verdict", tr("Verdict"), Kind::word},
            {"state", tr("State"), Kind::word}};
}

Row answer_row(const Answered& answered) {
    const auto& booking = answered.booking;
    return {id_value(booking.id), answered.answer, answered.verdict,
            booking.ended.empty() ? booking.state : booking.ended};
}

std::string sentence(const Answered& answered, Language language) {
    const auto line = booking::sentence(tr(answered.verdict.c_str()), answered.booking, language);
    return fmt::format("{}  ({})", line, tr(answered.answer.c_str()));
}

}  // namespace tiers::exchange
