#pragma once

#include <tiers/document.h>
#include <tiers/store.h>
#include <cstdint>
#include <functional>
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
    std::string email, phone, external_id, category, legal_form, siren, siret, sector, note;
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

/// What is added to and taken off a list of words about a member.
struct WordEdit {
    std::vector<std::string> add = {}, take = {};
    bool operator==(const WordEdit&) const = default;
};

/// What changes beside a member's own row (tiers/profile.h). A tag or skill with a comma in it is several.
struct ProfileEdit {
    WordEdit tags = {}, offers = {}, seeks = {};
    WordEdit emails = {}, phones = {};  ///< further ones; added as "value" or "label:value"
    std::vector<std::string> set = {};  ///< attributes, "ID=VALUE"; without a value what was there is taken away
    bool operator==(const ProfileEdit&) const = default;
};

/// A key makes a retry safe: the same key and request again give the first result. Throws BadInput for what cannot be
/// stored, NotFound for what is not there to be taken away, Conflict for an e-mail of another member, and Refused for
/// what somebody was reached by who was erased: unless they agreed, on a day, to be known again, which is then noted.
TIERS_API Member add(Store& store, const Member& wanted, std::string_view key = {}, const ProfileEdit& edit = {},
                     std::optional<Day> consent_again = {});
TIERS_API Member change(Store& store, const Member& wanted, const ProfileEdit& edit = {},
                        std::optional<Day> consent_again = {});

struct Query {
    std::optional<std::string> kind, category, commune, matching;
    bool left = false;                                            ///< also those who left
    std::vector<std::string> tags = {}, offers = {}, seeks = {};  ///< all of these words
    std::vector<std::string> attributes = {};  ///< all of these, each "ID=VALUE", or "ID" for any value
};
/// In order of name, as they are read.
TIERS_API void each(const Store& store, const Query& query, const std::function<void(const Member&)>& take);
TIERS_API std::vector<Member> list(const Store& store, const Query& query);

/// The columns every member verb prints, and a row of them.
TIERS_API std::vector<Column> columns();
TIERS_API Row row(const Member& member);

}  // namespace tiers::member
