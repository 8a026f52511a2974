#include <tiers/error.h>
#include <tiers/identifier.h>

#include "base/json.h"
#include "base/text.h"
#include "member/identifier_store.h"
#include "store/database.h"
#include "store/identifier_key.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

struct KeptIdentifier {
    std::int64_t id;
    Id member;
};

/// Readers write the same badge as 04:A1:B2, 04-a1-b2 or 04A1B2.
std::string as_read(std::string_view identifier) {
    std::string text;
    for (const auto c : identifier) {
        if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c + ('a' - 'A'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            text += c;
    }
    if (text.empty()) throw BadInput("no_identifier", tr("no identifier is given"));
    return text;
}

std::optional<KeptIdentifier> held(const Store& store, const std::string& hash) {
    auto row = store.db().prepare(
        "select i.id, ifnull(m.merged_into, m.id) from identifier i join member m on m.id = i.member_id "
        "where i.hash = :hash and i.ceased is null");
    if (!row.bind_blob(":hash", hash).step()) return std::nullopt;
    return KeptIdentifier{row.integer(0), row.integer(1)};
}

std::string hash_of(const IdentifierKey& key, std::string_view identifier) {
    return key.hash("identifier", as_read(identifier));
}

void record(Store& store, const char* done, std::int64_t id, Id member) {
    journal::write(store, "identifier", id, written({{"done", done}, {"member", member}}));
}

}  // namespace

std::optional<Id> identified(const Store& store, std::string_view identifier) {
    const auto text = as_read(identifier);
    const auto key = IdentifierKey::there(store);
    const auto found = key ? held(store, hash_of(*key, text)) : std::nullopt;
    return found ? std::optional(found->member) : std::nullopt;
}

bool identify(Store& store, Id member, std::string_view identifier) {
    const auto hash = hash_of(IdentifierKey::of(store), identifier);
    if (const auto found = held(store, hash)) {
        if (found->member == member) return false;
        throw Conflict("identifier_taken", say("it is the identifier of member {}", found->member),
                       fmt::format("tiers member identify {} --lost", found->member));
    }
    store.db()
        .prepare("insert into identifier (member_id, hash, created) values (:member, :hash, :now)")
        .bind(":member", member)
        .bind_blob(":hash", hash)
        .bind(":now", store.now())
        .run();
    record(store, "identified", store.db().last_id(), member);
    return true;
}

void lose(Store& store, Id member, std::string_view identifier) {
    const auto text = as_read(identifier);
    const auto key = IdentifierKey::there(store);
    const auto found = key ? held(store, hash_of(*key, text)) : std::nullopt;
    if (!found || found->member != member)
        throw NotFound("no_identifier", say("it is no identifier of member {}", member));
    store.db()
        .prepare("update identifier set ceased = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", found->id)
        .run();
    record(store, "lost", found->id, member);
}

}  // namespace tiers::member
