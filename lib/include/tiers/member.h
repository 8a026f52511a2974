#pragma once

#include <tiers/document.h>
#include <tiers/store.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiers::member {

using Id = std::int64_t;

/// A person or an organisation the operator knows.
struct Member {
    Id id = 0;
    std::string kind = "person";  ///< person, organisation
    std::string name;
    std::string email, phone, external_id, category, legal_form, siren, note;
    std::string commune;  ///< INSEE code
    std::optional<Id> organisation;
    std::optional<Day> joined, left;
    bool operator==(const Member&) const = default;
};

/// Finds one by id, e-mail, exact name, or unique prefix of the name; accents and case do not count. Throws NotFound
/// with the nearest names, and BadInput that lists the candidates when several fit. With `exact`, a prefix is not
/// enough: verbs that erase, merge, end or cancel.
TIERS_API Member find(const Store& store, std::string_view who, bool exact = false);
TIERS_API Member get(const Store& store, Id id);

/// Those whose id or e-mail starts with a word, or, where none does, whose name: what completion offers. `limit` of
/// them.
TIERS_API std::vector<Member> starting(const Store& store, std::string_view word, std::size_t limit);

/// A key makes a retry safe: the same key and request again give the first result.
TIERS_API Member add(Store& store, const Member& wanted, std::string_view key = {});
TIERS_API Member change(Store& store, const Member& wanted);

struct Query {
    std::optional<std::string> kind, category, commune, matching;
    bool left = false;  ///< also those who left
};
TIERS_API std::vector<Member> list(const Store& store, const Query& query);

/// The columns every member verb prints, and a row of them.
TIERS_API std::vector<Column> columns();
TIERS_API Row row(const Member& member);

}  // namespace tiers::member
