#pragma once

#include <tiers/member.h>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "store/identifier_key.h"

namespace tiers::member {

/// E-mails, phones and ids in other systems: kind and value.
using Identifiers = std::vector<std::pair<std::string, std::string>>;
Identifiers identifiers(const Member& member, const ProfileEdit& edit = {});

/// Knows again who was erased, by the keyed hashes of what they were reached by. Costs nothing where nobody was.
class ErasedPeople {
public:
    explicit ErasedPeople(const Store& store);

    /// Whether something of a member, that is not of its former self, is of somebody erased. Throws Failed where the
    /// key of the hashes is not there.
    bool meets(const Member& member, const ProfileEdit& edit, const std::optional<Member>& before = {}) const;
    /// The same of an e-mail of somebody who is no member.
    bool meets(const std::string& email) const;
    /// Whether the key is there that tells.
    bool known() const { return known_; }

private:
    bool holds(const std::string& kind, const std::string& key) const;
    std::optional<IdentifierKey> key_;
    std::unordered_set<std::string> hashes_;
    bool known_ = true;
};

/// Whether somebody was erased, and agreed since to be known again; throws Refused where they did not. Who agreed is
/// taken for one that was erased where nothing tells.
bool was_erased(const Store& store, const Member& member, const ProfileEdit& edit, const std::optional<Member>& before,
                std::optional<Day> agreed);
/// Notes that somebody who was erased agreed, on a day, to be known again.
void consent_again(Store& store, Id member, Day day);

/// Hashes of what is no longer of anybody: what a member who is not among `ids` (JSON) has as well tells nobody.
class IdentifierHashes {
public:
    IdentifierHashes(const Store& store, IdentifierKey key, const std::string& ids);

    std::string key_id() const { return key_.id(); }
    std::vector<std::string> of(const Identifiers& identifiers) const;

private:
    IdentifierKey key_;
    std::set<std::pair<std::string, std::string>> others_;
};

/// Somebody on the list. The id alone may be somebody else's in another file.
struct Erased {
    Id id = 0;  ///< of the member, or of the participant that a guest was
    bool guest = false;
    Instant created{}, erased{};
    std::string key_id;
    std::vector<std::string> hashes;
};
void insert_erased(Store& store, const Erased& one);
/// Members, then guests, in order of id.
std::vector<Erased> erased_people(const Store& store);

/// A line of the list beside the database, and back. Throws BadInput.
std::string erased_line(const Erased& one);
Erased read_erased_line(const std::string& line);

}  // namespace tiers::member
