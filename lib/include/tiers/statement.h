#pragma once

#include <tiers/charge.h>
#include <tiers/payment.h>

namespace tiers::member {

/// What a member owes, paid, and so owes at the end of a period: also for others.
struct TIERS_API AccountStatement {
    std::int64_t opening = 0;  ///< owed before the period; below 0 is paid in advance
    std::vector<Charge> charges;
    std::vector<Payment> payments;
    std::int64_t closing() const;
};
/// Of [from, to); what is owed and not written yet counts, up to today.
TIERS_API AccountStatement account_statement(const Store& store, Id payer, const DaySpan& days, Day today);

/// The statement as it is printed: each line with the balance after it, and, for people who ask, why it is what it is.
TIERS_API Document statement_document(const Store& store, const Member& member, const Period& period, Day today,
                                      bool explain, Language language);
TIERS_API std::vector<Column> statement_columns(bool explain = false);

/// What is owed by somebody, and since when.
struct Balance {
    Member member;
    std::int64_t owed = 0;
    Day since{};  ///< due day of the oldest charge that payments do not cover
};
/// Those who owe something on a day, in order of name.
TIERS_API std::vector<Balance> balances_due(const Store& store, Day on);
TIERS_API std::vector<Column> balance_columns();
TIERS_API Row balance_row(const Balance& balance, const std::string& currency);

}  // namespace tiers::member
