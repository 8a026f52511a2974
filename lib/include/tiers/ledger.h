#pragma once

#include <tiers/i18n.h>
#include <tiers/member.h>

namespace tiers::member {

/// What a member was given, and how much of it was used. Amounts are whole numbers of the measure of its unit: minutes
/// for hours, half-days for days and half-days, uses, cents for money.
struct TIERS_API Bucket {
    std::int64_t id = 0;  ///< 0 for what a subscription grants and nobody has written yet
    Id member = 0;        ///< an organisation shares it with its people
    std::string member_name;
    std::string unit;      ///< hour, half-day, day, use, money
    std::string of = "*";  ///< declared ids of resources, or kinds of them, blank-separated; * for any
    Day first{};
    std::optional<Day> last;  ///< included; never ends without
    std::string origin;       ///< subscription, pack, adjustment
    std::string source;       ///< declared id of the plan or the pack
    std::optional<std::int64_t> subscription;
    std::int64_t granted = 0;    ///< with what was adjusted
    std::int64_t used = 0;       ///< up to the day that was asked for, less what was given back
    std::int64_t later = 0;      ///< the same, after it
    std::int64_t expired = 0;    ///< as far as it was written down
    std::int64_t by_plan = 0;    ///< what of `granted` was written for a subscription: without adjustments by hand
    std::int64_t unwritten = 0;  ///< what of `granted` its subscription, changed since, adds or (below 0) takes back
    bool unlimited = false;      ///< it is granted as it is used: `granted` is what was

    /// What can still be used on the days it counts on, where there is a limit.
    std::int64_t left() const { return granted - used - later; }
    bool counts_on(Day day) const { return first <= day && (!last || *last >= day); }
};

/// A row of the ledger, in order of writing.
struct Movement {
    std::int64_t id = 0;  ///< 0 for a grant or an expiry that nobody has written yet
    std::int64_t bucket = 0;
    std::string kind;  ///< grant, use, restore, expire, adjust
    std::string unit;
    std::int64_t amount = 0;  ///< above 0: into the bucket
    Day day{};                ///< it counts on
    std::optional<std::int64_t> use;
    std::string why;     ///< of a use, what this bucket had before others: only, unlimited, ends-first, own, older; of
                         ///< an adjustment that nobody made, subscription-changed, unlimited
    std::string reason;  ///< of what was done by hand
};

/// What a member had, and what of it allowances covered.
struct Use {
    std::int64_t id = 0;
    Id member = 0;
    std::string member_name;
    std::string unit;
    std::int64_t amount = 0;
    std::string of;  ///< declared id of a resource, or a kind; empty for any
    Day day{};
    std::string note;
    std::string place;  ///< declared id: of the presences there on that day; empty for one noted by hand
    bool withdrawn = false;
    std::int64_t covered = 0;
    std::optional<std::int64_t> owed;  ///< cents for what is not covered; not known where no plan says what it costs

    std::int64_t uncovered() const { return withdrawn ? 0 : amount - covered; }
};

struct BalanceQuery {
    Day on{};
    bool all = false;  ///< also what does not count on that day
};
/// What a member has, of their own and of their organisation's, in the order in which it is used.
TIERS_API std::vector<Bucket> balance(const Store& store, Id member, const BalanceQuery& query);
/// One, as on a day. Throws NotFound.
TIERS_API Bucket get_bucket(const Store& store, std::int64_t id, Day on);
/// The movements of some buckets, up to a day. What has come by then is told, whether it is written or not.
TIERS_API std::vector<Movement> movements(const Store& store, const std::vector<Bucket>& buckets, Day until);
/// What a member had, up to a day; also what was withdrawn.
TIERS_API std::vector<Use> uses(const Store& store, Id member, Day until);

/// A pack that tiers.toml declares, sold to some members. Throws NotFound for one that is not declared, BadInput when
/// it ends before it begins. A key makes a retry safe.
struct Sale {
    std::string pack;
    Day first{};
    std::optional<std::optional<Day>> last;  ///< as long as the pack is valid when left out
};
TIERS_API std::vector<Bucket> sell_pack(Store& store, const std::vector<Id>& members, const Sale& sale, Day today,
                                        std::string_view key = {});

/// By hand, with the reason: into a bucket or out of it, or into a new one that it makes.
struct Adjustment {
    Id member = 0;
    std::int64_t amount = 0;             ///< below 0: out of it
    std::optional<std::int64_t> bucket;  ///< of that member; a new one without
    std::string unit;                    ///< of a new one, as what follows
    std::string of = "*";
    Day first{};
    std::optional<Day> last;
    std::string reason;
};
/// Throws NotFound for a bucket that the member does not have, Conflict where it holds less than is taken out, Refused
/// where it has expired or has no limit, BadInput without a reason. A key makes a retry safe.
TIERS_API Bucket adjust(Store& store, const Adjustment& adjustment, Day today, std::string_view key = {});

struct Using {
    Id member = 0;
    std::string unit;
    std::int64_t amount = 0;
    std::string of;  ///< declared id of a resource, or a kind; any when empty
    Day day{};
    std::string note;
    std::string place = {};                    ///< declared id: of the presences there on that day
    std::optional<std::int64_t> booking = {};  ///< that takes it
};
/// Notes what a member had. Allowances that count on its day cover as much as they hold: what has no limit first, what
/// ends soonest before others, one's own before what is shared, the older before the newer. A key makes a retry safe.
TIERS_API Use use(Store& store, const Using& wanted, Day today, std::string_view key = {});
/// Takes one back that was wrong, and gives what it took back to the buckets it came from, unless they have expired.
/// Throws NotFound, and Conflict where it was taken back already.
TIERS_API Use withdraw_use(Store& store, std::int64_t id, Day today);

/// What allowances count: hour, half-day, day, use, money.
TIERS_API const std::vector<std::string>& allowance_units();
/// In the measure of a unit: "1h30", "90min" or "1.5" hours, "2.5" days, "3" uses or half-days, "45.00". Throws
/// BadInput.
TIERS_API std::int64_t parse_amount(std::string_view unit, std::string_view text);

/// How amounts are told: to machines in whole numbers of the measure, to people in the unit.
struct AmountStyle {
    bool for_people = false;
    std::string currency = "EUR";
    Language language = Language::en;
};
TIERS_API std::vector<Column> bucket_columns(bool for_people = false);
TIERS_API Row bucket_row(const Bucket& bucket, Day on, const AmountStyle& style);
/// What is left of each, for people, with the share that was used as a bar.
TIERS_API Table left_table(const std::vector<Bucket>& buckets, const AmountStyle& style);
TIERS_API std::vector<Column> movement_columns(bool for_people = false);
TIERS_API Row movement_row(const Movement& movement, const AmountStyle& style);
TIERS_API std::vector<Column> use_columns(bool for_people = false);
TIERS_API Row use_row(const Use& use, const AmountStyle& style);
/// "sold  3  Jeanne  10 days  desk  2026-03-10  until 2027-03-09".
TIERS_API std::string bucket_sentence(std::string_view done, const Bucket& bucket, const AmountStyle& style);
/// "noted  1  Jeanne  1 day  2026-03-10  covered 0.5 days  uncovered 0.5 days".
TIERS_API std::string use_sentence(std::string_view done, const Use& use, const AmountStyle& style);

}  // namespace tiers::member
