#pragma once

#include <tiers/registration_price.h>

namespace tiers::member {

/// Fixes a price; `id`, names and `owed` are not read.
void insert_registration_price(Store& store, const RegistrationPrice& price);
/// The newest of a registration; nothing where it is free.
std::optional<RegistrationPrice> price_of_registration(const Store& store, std::int64_t registration);
/// Throws NotFound.
RegistrationPrice get_registration_price(const Store& store, std::int64_t id);
/// The newest of each registration of a member for what begins up to a day, or that something was charged for.
std::vector<RegistrationPrice> registrations_to_charge(const Store& store, Day until, std::optional<Id> payer);

}  // namespace tiers::member
