#pragma once

#include <tiers/document.h>

namespace tiers::report {

/// An estimate, to two significant digits: no more is known of it.
Value two_digits(double estimate);
/// The same as a number, for a plot.
double rounded_to_two_digits(double estimate);

}  // namespace tiers::report
