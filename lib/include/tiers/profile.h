#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// A further way to reach a member.
struct Contact {
    std::string kind;  ///< email, phone
    std::string value;
    std::string label;  ///< "work"; may be empty
    std::int64_t row = 0;
};

/// A tag, or a skill offered or sought.
struct Word {
    std::string kind;  ///< tag, offers, seeks
    std::string word, folded;
    std::int64_t row = 0;
};

/// Something that [[attribute]] of tiers.toml declares, and what is known of it.
struct Attribute {
    std::string code, name, type;  ///< type: text, number, day, flag, choice
    std::vector<std::string> choices;
    bool retired = false;              ///< no longer declared
    std::optional<std::string> value;  ///< as its type is written: 12.5, 2026-03-10, true
};

/// An organisation a member belongs to today.
struct Belonging {
    std::string organisation, role;
};

/// What is known of a member beside the row.
struct Profile {
    std::vector<Contact> contacts;
    std::vector<Word> words;
    std::vector<Belonging> organisations;
    std::vector<Attribute> attributes;  ///< all that are declared, also those nothing is known of
};
TIERS_API Profile profile(const Store& store, Id member);

/// What `member show` tells: the columns that are always there, and a row that has one more for each attribute, named
/// attribute_ID with _ for -.
TIERS_API std::vector<Column> sheet_columns();
TIERS_API Table sheet(const Member& member, const Profile& profile);

}  // namespace tiers::member
