#pragma once

#include <tiers/duplicate.h>
#include <tiers/profile.h>
#include <span>

namespace tiers::member {

/// A column that names members, and how the rows that name the one who goes come to name the other.
struct NamingColumn {
    const char* table;
    const char* column;
    const char* label;      ///< msgid, of those with a statement
    const char* statement;  ///< null where it takes more than one, or where they stay
};
/// Every column of the schema that names a member.
std::span<const NamingColumn> naming_columns();

/// Ends the further e-mails and phones of a member, and gives them back.
std::vector<Contact> take_contacts(Store& store, Id from);
/// Gives a member one, unless it is there already. Whether it was not.
bool give_contact(Store& store, const Member& into, const Contact& contact);

/// Brings the rows of all other tables over; tells what it did.
std::vector<MergeStep> bring_rows(Store& store, Id into, Id from);

}  // namespace tiers::member
