#pragma once

#include <tiers/booking.h>
#include <string>
#include <string_view>

namespace tiers::exchange {

/// A mail that invites a member to what is booked for them, or tells that it is cancelled (RFC 5546, RFC 6047), as a
/// file: nothing is sent. In the language that is spoken. Throws BadInput where tiers.toml does not say who sends mails
/// or the member has no e-mail.
TIERS_API std::string booking_invitation(const Store& store, const booking::Booking& booking, Language language);

/// What a member answered, and what came of it.
struct Answered {
    booking::Booking booking;  ///< as it is now
    std::string answer;        ///< accepted, declined, tentative, delegated, none
    std::string verdict;       ///< kept, cancelled, unchanged, outdated
};
/// Takes an answer to an invitation within the caller's transaction: a mail, or the calendar in it. Who declines
/// cancels the booking; the same again changes nothing, and what answers an older state of the booking counts no more.
/// Throws BadInput for what is no answer, NotFound for a booking that is not there, and Refused for one of another
/// member, or that has begun.
TIERS_API Answered take_answer(Store& store, std::string_view bytes);

TIERS_API std::vector<Column> answer_columns();
TIERS_API Row answer_row(const Answered& answered);
TIERS_API std::string sentence(const Answered& answered, Language language);

}  // namespace tiers::exchange
