#pragma once

#include <tiers/member.h>
#include <span>

namespace tiers::member {

/// What somebody demands about the data held on them (GDPR art. 15 to 21).
struct PrivacyRequest {
    std::int64_t id = 0;
    std::string kind;  ///< one of request_kinds()
    std::optional<Id> member;
    std::string name;     ///< the member's, or as it was given
    std::string contact;  ///< where the answer goes
    Day day{};            ///< it was received
    std::string note;
    std::optional<Day> extended;  ///< day the person was told that it takes longer
    std::string reason;
    std::optional<Day> answered;
    std::string answer;

    /// The same day of the next month, or of the third where the person was told within the first that it takes longer
    /// (art. 12(3)); the last day of a month that is shorter.
    Day due() const;
};

TIERS_API std::span<const char* const> request_kinds();
/// Throws BadInput where nobody is named, for a day to come, and for an unknown kind. A key makes a retry safe.
TIERS_API PrivacyRequest receive(Store& store, const PrivacyRequest& wanted, Day today, std::string_view key = {});
/// Throws Conflict for one that is answered, or extended, already, and Refused past the first month.
TIERS_API PrivacyRequest extend(Store& store, std::int64_t id, Day day, const std::string& reason, Day today);
TIERS_API PrivacyRequest answer(Store& store, std::int64_t id, Day day, const std::string& note, Day today);

struct RequestQuery {
    bool open = false;            ///< only those that wait for an answer
    std::optional<Day> due = {};  ///< of these, only what is due up to this day
};
/// What waits comes first, by the day it is due; behind it what was answered, the latest first.
TIERS_API std::vector<PrivacyRequest> requests(const Store& store, const RequestQuery& query);

TIERS_API std::vector<Column> request_columns();
TIERS_API Row request_row(const PrivacyRequest& request, Day today);
/// "received  3  access  Jeanne Martin  2026-03-10  due 2026-04-10".
TIERS_API std::string request_sentence(const char* done, const PrivacyRequest& request);

}  // namespace tiers::member
