#pragma once

#include <tiers/profile.h>

namespace tiers::member {

/// What is declared, with what is known of a member; of nobody for 0.
std::vector<Attribute> attributes(const Store& store, Id member = 0);
/// One that is declared, of some. Throws NotFound with the nearest ids.
const Attribute& declared(const std::vector<Attribute>& attributes, std::string_view code);
/// A value as it is stored. Throws BadInput for what is no value of the type.
std::string normal_value(const Attribute& attribute, std::string_view typed);
Value typed_value(const Attribute& attribute);
Kind kind_of(const Attribute& attribute);

/// A number with a point or a comma before its decimals.
std::optional<double> decimal(std::string text);

/// "ID=VALUE" taken apart; no value where there is no "=".
struct Assignment {
    std::string code;
    std::optional<std::string> value;
};
Assignment assignment(std::string_view text);

}  // namespace tiers::member
