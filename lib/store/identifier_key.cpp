#include "store/identifier_key.h"

#include "base/digest.h"
#include "store/file.h"
#include "store/key_file.h"

namespace tiers {

namespace {

namespace fs = std::filesystem;

}  // namespace

fs::path identifier_key_file(const fs::path& database) {
    return key_file(database, "identifiers.key");
}

std::optional<IdentifierKey> IdentifierKey::there(const Store& store) {
    const auto file = identifier_key_file(store.file());
    if (!is_there(file)) return std::nullopt;
    return IdentifierKey(read_key(file));
}

IdentifierKey IdentifierKey::of(const Store& store) {
    if (auto key = there(store)) return std::move(*key);
    write_key(identifier_key_file(store.file()), random_bytes(32));
    return there(store).value();
}

void copy_identifier_key(const fs::path& from_database, const fs::path& to_database) {
    const auto from = identifier_key_file(from_database), to = identifier_key_file(to_database);
    if (is_there(from) && !is_there(to)) write_key(to, read_key(from));
}

std::string IdentifierKey::id() const {
    return hex(keyed_digest(bytes_, "id")).substr(0, 16);
}

std::string IdentifierKey::hash(std::string_view kind, std::string_view text) const {
    return keyed_digest(bytes_, std::string(kind) + ':' + std::string(text));
}

}  // namespace tiers
