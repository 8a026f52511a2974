#pragma once

#include <tiers/booking.h>
#include <functional>
#include <string>

namespace tiers::booking {

/// Makes what is asked, or gives what the same request made before under its key. `more` is what is asked beside the
/// request, for telling a retry from another.
Made once(Store& store, const Request& request, const std::string& more, const std::function<Made()>& make);

}  // namespace tiers::booking
