#pragma once

#include <tiers/member.h>
#include <optional>
#include <string>

#include "cmd/invocation.h"

namespace tiers::cmd {

/// What member add and member edit take in common.
struct MemberFields {
    std::optional<std::string> email, phone, external_id, category, legal_form, siren, siret, sector, commune,
        organisation, joined, left, note;
    member::ProfileEdit profile;
};
void declare_fields(Arguments& verb, MemberFields& fields);
/// What member edit takes away beside them.
void declare_taken(Arguments& verb, member::ProfileEdit& profile);
/// For members that were erased, here and in an import.
void declare_again(Arguments& verb, std::optional<std::string>& again);
/// Puts what was given into a member. A commune may be a code, a name or a postcode.
void put(const MemberFields& fields, member::Member& member, const Store& store, const Invocation& call);

}  // namespace tiers::cmd
