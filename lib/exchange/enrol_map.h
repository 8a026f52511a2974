#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::exchange {

/// What a file can say of a registration.
enum class EnrolField : std::size_t {
    external_id,
    name,
    email,
    payer,
    payer_email,
    organisation,
    category,
    profile,
    postcode,
    commune,
    session,
    ticket,
    heads,
    state
};
inline constexpr std::array<const char*, 14> enrol_field_names = {
    "external_id", "name",     "email",   "payer",   "payer_email", "organisation", "category",
    "profile",     "postcode", "commune", "session", "ticket",      "heads",        "state"};

/// Which columns of a file are which field of a registration.
struct EnrolMap {
    std::string program;  ///< empty for none
    /// Headings. All that stand in the file make up an external id, a name and a state; of others the first that holds
    /// something counts.
    std::array<std::vector<std::string>, enrol_field_names.size()> columns;
    std::array<std::map<std::string, std::string>, enrol_field_names.size()> values;  ///< what a folded text stands for

    std::vector<std::string>& of(EnrolField field) { return columns.at(static_cast<std::size_t>(field)); }
};

/// Reads a mapping from TOML: [columns] field = heading, or several; [values.field] text = what it stands for. Throws
/// BadInput that tells all that is wrong, with file, line and column.
EnrolMap read_enrol_map(std::string_view toml, const std::string& name);
/// The mapping of a program, or of the one whose export a heading plainly is, or of well-known headings, English and
/// French; empty for the program finds it out. Throws BadInput for another name.
EnrolMap known_enrol_map(std::string_view program, const std::vector<std::string>& heading);

/// What a row says, by the places of its columns.
class EnrolRows {
public:
    /// Throws BadInput where a mapping names a column that is not there, or no column is the name.
    EnrolRows(EnrolMap map, const std::vector<std::string>& heading, const std::string& file, bool strict);
    /// States stand on a line each.
    std::string text(EnrolField field, const std::vector<std::string>& cells) const;

private:
    EnrolMap map_;
    std::array<std::vector<std::size_t>, enrol_field_names.size()> places_;
};

}  // namespace tiers::exchange
