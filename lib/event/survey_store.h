#pragma once

#include <tiers/registration.h>
#include <tiers/survey.h>

namespace tiers::event {

/// Keeps what a participant answers, beside what they had answered. Throws BadInput for what answers nothing, NotFound
/// for a question the event does not ask, and Refused where an answer that is required is missing.
void answer_at_registration(Store& store, const Event& event, const Participant& who, const TypedAnswers& typed);

}  // namespace tiers::event
