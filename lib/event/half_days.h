#pragma once

#include <tiers/session.h>

namespace tiers::event {

/// What noon and midnight, by the clock of the place, part a session in: as many as Session::halves says.
struct HalfDay {
    int number = 1;
    Span span;
};
std::vector<HalfDay> half_days(const Session& session);
/// "09:00-12:00"
std::string hours_of(const Span& span, const Zone& zone);

}  // namespace tiers::event
