#pragma once

#include <tiers/catalogue.h>
#include <tiers/report.h>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "report/behind.h"
#include "report/buckets.h"
#include "report/desks.h"

namespace tiers::report {

/// Words that come again and again, each kept once.
class Words {
public:
    Words() = default;
    Words(const Words&) = delete;  // what was kept is looked at where it is
    Words(Words&&) = default;
    Words& operator=(const Words&) = delete;
    Words& operator=(Words&&) = default;

    std::string_view keep(std::string_view word) {
        return word.empty() ? std::string_view() : *kept_.insert(std::string(word)).first;
    }

private:
    std::unordered_set<std::string> kept_;
};

/// One thing that was charged, with all corrections of it.
struct Earned {
    std::int64_t member = 0;                                 ///< who had it
    std::int32_t person = 0;                                 ///< a number for each of them, from 0 on
    std::string_view rule, plan, category, resource, place;  ///< words that are kept beside
    DaySpan service;                                         ///< as it is known now; a day at least
    std::int64_t amount = 0;                                 ///< cents, VAT included
    std::int64_t net = 0;                                    ///< without VAT

    /// Kept for its owner: no income.
    bool deposit() const { return rule == "deposit" || rule == "deposit-back"; }
};

/// The cents of an amount that fall on some days of a service: parts that follow one another add up to all of it.
std::int64_t accrued(std::int64_t cents, const DaySpan& service, const DaySpan& days);

/// Income of some days.
struct IncomeFigures {
    std::int64_t amount = 0, net = 0;  ///< cents
    std::int64_t customers = 0;        ///< who had something of it
    Shares shares = {};                ///< how much each of them had, without VAT, of what is published
};
IncomeFigures income_of(const std::vector<const Earned*>& earned, const DaySpan& days);
/// With how much each had.
IncomeFigures shared_income_of(const std::vector<const Earned*>& earned, const DaySpan& days);
/// Both together, with how much each had.
void add(IncomeFigures& all, const IncomeFigures& more);

struct IncomeCounted {
    DaySpan days;
    Buckets buckets;
    std::vector<DaySpan> spans;        ///< of the buckets
    std::vector<Earned> earned;        ///< of the place that is asked for
    std::int64_t no_place = 0;         ///< net cents of the period that belong to no place, where one is asked for
    std::optional<double> surface_m2;  ///< of the places together; nothing where one's is not known
    Desks desks;
    Words words;  ///< of what was earned

    /// What reaches into each bucket.
    std::vector<std::vector<const Earned*>> by_bucket() const;
};
IncomeCounted count_income(const Store& store, const Query& query);

/// Of each of several queries: once through what was charged.
std::vector<IncomeFigures> count_incomes(const Store& store, const std::vector<Query>& queries);

}  // namespace tiers::report
