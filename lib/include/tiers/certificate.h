#pragma once

#include <tiers/member.h>

namespace tiers::member {

/// What a member may use, from a day on: a training passed, a key held.
struct TIERS_API Certificate {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    std::string code;  ///< declared id
    Day first{};
    std::optional<Day> last;     ///< included; for ever without
    std::optional<Day> revoked;  ///< first day it counts no more
    std::string by;              ///< who gave it

    /// The first day it counts no more; nothing for ever.
    std::optional<Day> end() const;
};

/// The last day of a certificate that begins on `first`, as long as tiers.toml says it is valid. Throws NotFound for
/// one that is not declared.
TIERS_API std::optional<Day> last_day(const Store& store, std::string_view code, Day first);

/// Gives it to some members, who may hold it already. Throws BadInput when it ends before it begins. A key makes a
/// retry safe.
TIERS_API std::vector<Certificate> certify(Store& store, const std::vector<Id>& members, const Certificate& wanted,
                                           std::string_view key = {});
/// From a day on it counts no more; throws NotFound where the member holds none then.
TIERS_API std::vector<Certificate> revoke(Store& store, const std::vector<Id>& members, const std::string& code,
                                          Day from);

/// Those among `codes` that a member does not hold on each day of [first, last].
TIERS_API std::vector<std::string> missing_certificates(const Store& store, Id member,
                                                        const std::vector<std::string>& codes, Day first, Day last);

struct CertificateQuery {
    std::optional<Id> member;
    std::optional<std::string> code;
    std::optional<Day> on;          ///< only those that count on that day
    std::optional<DaySpan> ending;  ///< only those that end then, and that no other of the same kind follows
};
TIERS_API std::vector<Certificate> certificates(const Store& store, const CertificateQuery& query);

TIERS_API std::vector<Column> certificate_columns();
TIERS_API Row certificate_row(const Certificate& certificate, Day today);

}  // namespace tiers::member
