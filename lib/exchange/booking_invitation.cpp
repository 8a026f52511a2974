#include <tiers/error.h>
#include <tiers/invitation.h>
#include <tiers/member.h>
#include <tiers/words.h>

#include "exchange/booking_event.h"
#include "format/mail.h"
#include "i18n/dates.h"
#include "member/sender.h"

namespace tiers::exchange {

namespace {

using booking::Booking;

/// What is no more was cancelled; what took place cannot be invited to.
bool is_cancelled(const Booking& booking) {
    if (booking.ended == "no_show") throw Conflict("ended", say("booking {} has ended: {}", booking.id, booking.ended));
    return !booking.stands();
}

std::string object(const BookingEvents& events, const Booking& booking, const member::Member& member,
                   const format::Participant& organizer, const char* method) {
    auto event = events.event(booking);
    event.summary = booking.label.empty() ? booking.resource_name : booking.label;
    event.organizer = organizer;
    event.attendee = format::Participant{member.name, member.email};
    return format::calendar_begin({}, method) + format::written(event) + format::calendar_end();
}

std::string text(const BookingEvents& events, const Booking& booking, const std::string& when, bool cancelled) {
    auto body = say("Dear {},", booking.member_name) + "\n\n";
    body += cancelled ? say("Cancelled: {}, {}.", events.location(booking), when)
                      : say("Booked for you: {}, {}.", events.location(booking), when);
    if (!booking.label.empty()) body += "\n" + booking.label;
    if (!cancelled) body += "\n\n" + std::string(tr("To answer no to this invitation cancels the booking."));
    return body + "\n\n" + events.catalogue().operator_.name + "\n";
}

}  // namespace

std::string booking_invitation(const Store& store, const Booking& booking, Language language) {
    const auto from = member::sender(store);
    const auto member = member::get(store, booking.member);
    if (member.email.empty())
        throw BadInput("no_email", say("member {} has no e-mail", member.id),
                       say("tiers member edit {} --email ADDRESS", member.id));
    const BookingEvents events(store);
    const auto cancelled = is_cancelled(booking);
    const auto* method = cancelled ? "CANCEL" : "REQUEST";
    const auto house = events.catalogue().operator_.name;
    const auto when = shown(booking.span, Zone::named(booking.zone), language);
    const auto subject = fmt::format("{}: {}, {}", house, booking.resource_name, when);
    return format::written({.from_name = house,
                            .from = from.from,
                            .reply_to = from.reply_to,
                            .to_name = member.name,
                            .to = member.email,
                            .subject = cancelled ? say("Cancelled: {}", subject) : subject,
                            .id = fmt::format("{}-{}", events.uid(booking.id), events.revision(booking.id).changes),
                            .date = store.now(),
                            .body = text(events, booking, when, cancelled),
                            .calendar = object(events, booking, member, {house, from.from}, method),
                            .method = method});
}

}  // namespace tiers::exchange
