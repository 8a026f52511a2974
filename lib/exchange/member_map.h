#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/written_day.h"

namespace tiers::exchange {

/// What a file can say of a member. A postcode narrows the commune down. Those from `paid` on say what a member paid
/// and for which plan.
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
    sector,
    role,
    tags,
    offers,
    seeks,
    other_emails,
    other_phones,
    payer,
    payer_email,
    paid,
    discount,
    paid_on,
    paid_by,
    paid_ref,
    plan,
    plan_from,
    plan_until
};
inline constexpr std::array<const char*, 32> field_names = {
    "name",     "kind",     "email",        "phone",   "external_id",  "category",     "legal_form", "siren",
    "postcode", "commune",  "organisation", "joined",  "left",         "note",         "siret",      "sector",
    "role",     "tags",     "offers",       "seeks",   "other_emails", "other_phones", "payer",      "payer_email",
    "paid",     "discount", "paid_on",      "paid_by", "paid_ref",     "plan",         "plan_from",  "plan_until"};

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
    std::map<std::string, std::vector<std::string>> attributes;  ///< by declared id
    std::string id;  ///< heading of the ids of the place that wrote the file; empty where no column is that
    ByField<std::string> defaults;                       ///< for members who have nothing there
    ByField<std::map<std::string, std::string>> values;  ///< what a folded text of the file stands for
    /// Only rows with one of some words in a column are about members: by heading, folded words.
    std::map<std::string, std::vector<std::string>> only;
    DayOrder dates = DayOrder::iso;
    bool last_name_first = false;         ///< the last name stands first, in capitals: "MARTIN Jeanne"
    bool known_only = false;              ///< a row is about a member who is there; nobody is added
    bool commune_elsewhere = false;       ///< a commune that the tables do not have is left out, not refused
    bool organisation_is_member = false;  ///< a row of an organisation is about the one it names
    std::string charset;
    char delimiter = 0;
};

/// What a mapping says by yes or no.
struct MapFlag {
    const char* key;
    bool MemberMap::*flag;
};
inline constexpr std::array<MapFlag, 4> map_flags = {{{"commune_elsewhere", &MemberMap::commune_elsewhere},
                                                      {"known_only", &MemberMap::known_only},
                                                      {"last_name_first", &MemberMap::last_name_first},
                                                      {"organisation_is_member", &MemberMap::organisation_is_member}}};
/// DayOrder, as a mapping names it.
inline constexpr std::array<const char*, 3> order_names = {"iso", "day-first", "month-first"};

/// Reads a mapping from TOML. Throws BadInput that tells all that is wrong, with file, line and column.
MemberMap read_member_map(std::string_view toml, const std::string& name);
/// The mapping that well-known headings tell, English and French. Days come first where a French heading names them.
MemberMap guess_member_map(const std::vector<std::string>& heading);
/// A mapping as TOML, for people to mend; columns that it leaves out stand in a comment.
std::string member_map_text(const MemberMap& map, const std::vector<std::string>& heading);
/// A heading as it is compared, letters and digits alone: "N° adhérent" -> "n adherent".
std::string plain_heading(std::string_view heading);

}  // namespace tiers::exchange
