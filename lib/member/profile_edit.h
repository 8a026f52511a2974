#pragma once

#include <tiers/profile.h>

namespace tiers::member {

/// An edit as it can be stored: words apart, blanks taken off their ends, attributes that are declared with values of
/// their type. Throws BadInput, NotFound.
ProfileEdit checked(const Store& store, const ProfileEdit& edit);
/// What becomes the first e-mail or phone of a member is no further one: before the member's row is written.
void drop_main(Store& store, const Member& member);
/// Writes a checked edit of a member whose row is written. What is there already stays as it is. Throws NotFound for
/// what is not there to be taken away.
void apply(Store& store, const Member& member, const ProfileEdit& edit);

}  // namespace tiers::member
