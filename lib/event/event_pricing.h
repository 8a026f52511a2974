#pragma once

#include <tiers/session.h>

#include "event/registration_store.h"

namespace tiers::event {

/// Fixes what a registration costs, once it is made.
void fix_price(Store& store, const Event& event, const Target& target, Id registration);
/// The same, for who takes over from another.
void take_price_over(Store& store, const Registration& from, const Registration& to);
/// For one that ends: nothing is owed any more, but by who leaves too late.
void cancel_price(Store& store, const Registration& one);
/// For one that ends with the event or its session.
void release_price(Store& store, const Registration& one);

}  // namespace tiers::event
