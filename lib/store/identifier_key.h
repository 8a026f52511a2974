#pragma once

#include <tiers/store.h>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tiers {

/// The secret that hashes of e-mails, phones, badges and the like are made with. It lies in keys/ beside the database
/// and is in no backup: who has the database alone can guess nothing from a hash.
class IdentifierKey {
public:
    /// That of a database, made where there is none. Throws Refused where others can read it, Failed.
    static IdentifierKey of(const Store& store);
    /// nullopt where there is none.
    static std::optional<IdentifierKey> there(const Store& store);

    /// Tells one key from another, and nothing about it.
    std::string id() const;
    /// 32 bytes. The same text of another kind has another hash.
    std::string hash(std::string_view kind, std::string_view text) const;

private:
    explicit IdentifierKey(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string bytes_;
};

/// keys/identifiers.key beside a database.
std::filesystem::path identifier_key_file(const std::filesystem::path& database);
/// Gives a database the key of another one, where it has none and the other has one. Throws Refused, Failed.
void copy_identifier_key(const std::filesystem::path& from_database, const std::filesystem::path& to_database);

}  // namespace tiers
