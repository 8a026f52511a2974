#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/written_day.h"

namespace tiers::exchange {

/// What a file can say of a member. A postcode narrows the commune down.
enum class Field : std::size_t {
    name,
    kind,
    email,
    phone,
    external_id,
    category,
    legal_form,
    siren,
    postcode,
    commune,
    organisation,
    joined,
    left,
    note,
    siret,
    sector
};
inline constexpr std::array<const char*, 16> field_names = {
    "name",     "kind",    "email",        "phone",  "external_id", "category", "legal_form", "siren",
    "postcode", "commune", "organisation", "joined", "left",        "note",     "siret",      "sector"};

/// One thing for each field.
template <class T>
struct ByField : std::array<T, field_names.size()> {
    T& operator[](Field field) { return this->at(static_cast<std::size_t>(field)); }
    const T& operator[](Field field) const { return this->at(static_cast<std::size_t>(field)); }
};

/// Which columns of a file are which field of a member, and how the file is written.
struct MemberMap {
    /// Headings. Several make up a name; of others the first that holds something counts.
    ByField<std::vector<std::string>> columns;
    ByField<std::string> defaults;                       ///< for members who have nothing there
    ByField<std::map<std::string, std::string>> values;  ///< what a folded text of the file stands for
    DayOrder dates = DayOrder::iso;
    std::string charset;
    char delimiter = 0;
};

/// Reads a mapping from TOML. Throws BadInput that tells all that is wrong, with file, line and column.
MemberMap read_member_map(std::string_view toml, const std::string& name);
/// The mapping that well-known headings tell, English and French. Days come first where a French heading names them.
MemberMap guess_member_map(const std::vector<std::string>& heading);
/// A guessed mapping as TOML, for people to mend; columns that it leaves out stand in a comment.
std::string member_map_text(const MemberMap& map, const std::vector<std::string>& heading);

}  // namespace tiers::exchange
