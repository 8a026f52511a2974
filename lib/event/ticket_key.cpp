#include "event/ticket_key.h"

#include <tiers/error.h>
#include <tiers/ticket.h>
#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/signature.h"
#include "base/text.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "store/file.h"
#include "store/journal.h"
#include "store/key_file.h"

namespace tiers::event {

namespace {

std::optional<std::string> key_that_signs(const Store& store) {
    auto row = store.db().prepare("select public_key from ticket_key where retired is null");
    return row.step() ? std::optional(row.blob(0)) : std::nullopt;
}

bool is_known(const Store& store, const std::string& public_key) {
    auto row = store.db().prepare("select 1 from ticket_key where public_key = :key");
    return row.bind_blob(":key", public_key).step();
}

void record_key(Store& store, const char* done, std::int64_t id) {
    journal::write(store, "ticket_key", id, written({{"done", done}}));
}

void insert_key(Store& store, const std::string& secret) {
    store.db()
        .prepare("insert into ticket_key (public_key, created) values (:key, :now)")
        .bind_blob(":key", public_key_of(secret))
        .bind(":now", store.now())
        .run();
    record_key(store, "made", store.db().last_id());
}

/// The secret of a key that is retired goes; one that a dry run made serves.
std::string new_secret(Store& store, const std::filesystem::path& file) {
    if (is_there(file)) {
        auto made = read_key(file);
        if (!is_known(store, public_key_of(made))) return made;
        std::filesystem::remove(file);
    }
    write_key(file, random_bytes(32));
    return read_key(file);
}

SigningKey signing_key_of(const Statement& row) {
    SigningKey key{.id = hex(ticket_key_id(row.blob(0))),
                   .state = msgid("signs"),
                   .created = row.instant(1),
                   .retired = row.optional<Instant>(2),
                   .distrusted = row.optional<Instant>(3)};
    if (key.retired) key.state = msgid("retired");
    if (key.distrusted) key.state = msgid("distrusted");
    return key;
}

}  // namespace

std::string signing_secret(Store& store) {
    const auto file = key_file(store.file(), "tickets.key");
    const auto signs = key_that_signs(store);
    if (!signs) {
        auto secret = new_secret(store, file);
        insert_key(store, secret);
        return secret;
    }
    if (is_there(file))
        if (auto secret = read_key(file); public_key_of(secret) == *signs) return secret;
    throw Refused("no_ticket_key", say("'{}' is not the key that tickets are signed with", file.string()),
                  "tiers event keys rotate");
}

std::vector<std::string> trusted_keys(const Store& store) {
    auto row = store.db().prepare("select public_key from ticket_key where distrusted is null order by id");
    std::vector<std::string> keys;
    while (row.step()) keys.push_back(row.blob(0));
    return keys;
}

std::vector<SigningKey> signing_keys(const Store& store) {
    auto row = store.db().prepare("select public_key, created, retired, distrusted from ticket_key order by id");
    std::vector<SigningKey> keys;
    while (row.step()) keys.push_back(signing_key_of(row));
    return keys;
}

std::vector<SigningKey> rotate_signing_key(Store& store, bool distrust) {
    const auto before = signing_keys(store);
    if (std::ranges::none_of(before, [&](const auto& key) { return distrust ? !key.distrusted : !key.retired; }))
        throw NotFound("no_ticket_key", tr("no key has signed a ticket yet"));
    store.db()
        .prepare(
            "update ticket_key set retired = ifnull(retired, :now), "
            "distrusted = iif(:distrust, ifnull(distrusted, :now), distrusted) "
            "where retired is null or (:distrust and distrusted is null)")
        .bind(":now", store.now())
        .bind(":distrust", distrust)
        .run();
    record_key(store, distrust ? "distrusted" : "retired", static_cast<std::int64_t>(before.size()));
    auto changed = signing_keys(store);
    for (std::size_t i = before.size(); i-- > 0;)
        if (before[i].state == changed[i].state) changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    return changed;
}

std::vector<Column> signing_key_columns() {
    return {{"key", tr("Key"), Kind::code},
            {"state", tr("State"), Kind::word},
            {"created", tr("Made"), Kind::instant},
            {"retired", tr("Retired"), Kind::instant},
            {"distrusted", tr("Distrusted"), Kind::instant}};
}

Row signing_key_row(const SigningKey& key) {
    const auto utc = Zone::utc();
    return {key.id, key.state, cell(utc, key.created), cell(utc, key.retired), cell(utc, key.distrusted)};
}

}  // namespace tiers::event
