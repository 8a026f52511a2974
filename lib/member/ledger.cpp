#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/ledger.h>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "member/allowance.h"
#include "member/check.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto one_day = std::chrono::days(1);

std::string day_text(const std::optional<Day>& day) {
    return day ? iso(*day) : "";
}

Movement movement(const Bucket& bucket, const char* kind, std::int64_t amount, Day day) {
    Movement made;
    made.bucket = bucket.id;
    made.kind = kind;
    made.unit = bucket.unit;
    made.amount = amount;
    made.day = day;
    return made;
}

/// What has expired of a bucket by a day and is not written as such; nothing where it has not.
std::optional<Movement> expiry(const Bucket& bucket, Day today) {
    const auto left = bucket.left() - bucket.expired;
    if (!bucket.last || *bucket.last >= today || left == 0) return std::nullopt;
    return movement(bucket, msgid("expire"), -left, *bucket.last + one_day);
}

Json content(const char* done, const Bucket& bucket) {
    return {{"done", done},
            {"bucket", bucket.id},
            {"member", bucket.member},
            {"unit", bucket.unit},
            {"of", bucket.of},
            {"first", iso(bucket.first)},
            {"last", bucket.last ? Json(iso(*bucket.last)) : Json()},
            {"origin", bucket.origin},
            {"source", bucket.source},
            {"granted", bucket.granted}};
}

Json content(const char* done, const Use& use) {
    return {{"done", done}, {"member", use.member}, {"unit", use.unit}, {"amount", use.amount},
            {"of", use.of}, {"day", iso(use.day)},  {"note", use.note}, {"covered", use.covered}};
}

Allowance allowance(const Bucket& bucket, Id member) {
    return {bucket.id, bucket.member == member, bucket.unit, bucket.of, bucket.first, bucket.last, bucket.left()};
}

/// The movement that a share makes. What has expired since is taken out of what expired.
void take(Store& store, const Bucket& bucket, const Share& share, const Use& use) {
    const auto unexpired = bucket.left() - bucket.expired;
    if (share.amount > unexpired)
        insert_movement(store, movement(bucket, msgid("expire"), share.amount - unexpired, *bucket.last + one_day));
    auto taken = movement(bucket, msgid("use"), -share.amount, use.day);
    taken.use = use.id;
    taken.why = share.why;
    insert_movement(store, taken);
}

Bucket new_bucket(const Adjustment& wanted) {
    if (wanted.amount < 0)
        throw BadInput("missing_option", tr("what is taken out comes out of an allowance: --bucket"),
                       say("tiers member balance {}", wanted.member));
    Bucket bucket;
    bucket.member = wanted.member;
    bucket.unit = wanted.unit;
    bucket.of = wanted.of;
    bucket.first = wanted.first;
    bucket.last = wanted.last;
    bucket.origin = msgid("adjustment");
    bucket.granted = wanted.amount;
    return bucket;
}

void adjust_held(Store& store, const Adjustment& wanted, const std::string& reason, Day today) {
    const auto bucket = get_bucket(store, *wanted.bucket, today);
    if (bucket.member != wanted.member)
        throw NotFound("no_bucket", say("member {} has no allowance {}", wanted.member, bucket.id),
                       say("tiers member balance {}", wanted.member));
    if (bucket.last && *bucket.last < today)
        throw Refused("expired", say("allowance {} expired on {}", bucket.id, iso(*bucket.last)));
    if (bucket.left() + wanted.amount < 0)
        throw Conflict("allowance_negative", tr("an allowance gives no more than it holds"),
                       say("tiers member balance {}", wanted.member));
    auto made = movement(bucket, msgid("adjust"), wanted.amount, std::max(today, bucket.first));
    made.reason = reason;
    insert_movement(store, made);
}

}  // namespace

void write_expiries(Store& store, Id member, Day today) {
    for (const auto& bucket : buckets_of(store, member, today))
        if (const auto due = expiry(bucket, today)) insert_movement(store, *due);
}

Bucket give(Store& store, const Bucket& wanted, std::string_view reason) {
    if (wanted.last && *wanted.last < wanted.first) throw BadInput("bad_days", tr("an allowance ends after it begins"));
    auto bucket = wanted;
    std::vector<std::string> of;
    for (const auto word : split(wanted.of, ' '))
        if (!word.empty()) of.emplace_back(word);
    for (const auto& word : of)
        if (word != "*") things_of(store, word);
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    bucket.of = of.empty() ? "*" : join(of, " ");
    bucket.id = insert_bucket(store, bucket, reason);
    bucket = get_bucket(store, bucket.id, wanted.first);
    journal::write(store, "bucket", bucket.id, content("granted", bucket).dump());
    return bucket;
}

std::vector<std::string> things_of(const Store& store, const std::string& thing) {
    static const std::vector<std::string> kinds = {"desk", "room", "office", "machine", "equipment", "area"};
    if (thing.empty()) return {};
    if (std::find(kinds.begin(), kinds.end(), thing) != kinds.end()) return {thing};
    return {thing, catalogue::find_resource(store, thing, false).kind};
}

std::vector<Bucket> balance(const Store& store, Id member, const BalanceQuery& query) {
    auto buckets = buckets_of(store, member, query.on);
    if (!query.all) std::erase_if(buckets, [&](const Bucket& bucket) { return !bucket.counts_on(query.on); });
    std::map<std::int64_t, Bucket> by_id;
    std::vector<Allowance> order;
    for (const auto& bucket : buckets) {
        by_id.emplace(bucket.id, bucket);
        order.push_back(allowance(bucket, member));
    }
    sort_by_use(order);
    buckets.clear();
    for (const auto& one : order) buckets.push_back(by_id.at(one.bucket));
    return buckets;
}

std::vector<Movement> movements(const Store& store, const std::vector<Bucket>& buckets, Day until) {
    std::vector<Movement> all;
    for (const auto& bucket : buckets) {
        for (auto& one : movements_of(store, bucket, until)) all.push_back(std::move(one));
        if (auto due = expiry(bucket, until)) all.push_back(std::move(*due));
    }
    std::stable_sort(all.begin(), all.end(), [](const Movement& one, const Movement& other) {
        return std::pair(one.day, one.id ? one.id : INT64_MAX) < std::pair(other.day, other.id ? other.id : INT64_MAX);
    });
    return all;
}

std::vector<Use> uses(const Store& store, Id member, Day until) {
    return uses_of(store, member, until);
}

Bucket adjust(Store& store, const Adjustment& adjustment, Day today, std::string_view key) {
    auto reason = adjustment.reason;
    check_line("reason", reason);
    if (reason.empty()) throw BadInput("no_reason", tr("an adjustment has a reason: --reason"));
    const request_key::Request request(
        "member adjust",
        fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", adjustment.member, adjustment.amount, adjustment.bucket.value_or(0),
                    adjustment.unit, adjustment.of, iso(adjustment.first), day_text(adjustment.last), reason));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return get_bucket(store, whole_number(*id).value_or(0), today);
    write_expiries(store, adjustment.member, today);
    auto id = adjustment.bucket.value_or(0);
    if (id) {
        adjust_held(store, adjustment, reason, today);
        const Json said{{"done", "adjusted"}, {"bucket", id}, {"amount", adjustment.amount}, {"reason", reason}};
        journal::write(store, "bucket", id, said.dump());
    } else {
        id = give(store, new_bucket(adjustment), reason).id;
    }
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(id));
    return get_bucket(store, id, today);
}

Use use(Store& store, const Using& wanted, Day today, std::string_view key) {
    auto checked = wanted;
    check_line("note", checked.note);
    const request_key::Request request(
        "member use", fmt::format("{}|{}|{}|{}|{}|{}", wanted.member, wanted.unit, wanted.amount, wanted.of,
                                  iso(wanted.day), checked.note));
    if (!key.empty())
        if (const auto id = request_key::known(store, key, request))
            return get_use(store, whole_number(*id).value_or(0));
    const auto things = things_of(store, wanted.of);
    write_expiries(store, wanted.member, today);
    std::map<std::int64_t, Bucket> buckets;
    std::vector<Allowance> allowances;
    for (const auto& bucket : buckets_of(store, wanted.member, today)) {
        buckets.emplace(bucket.id, bucket);
        allowances.push_back(allowance(bucket, wanted.member));
    }
    const auto noted = get_use(store, insert_use(store, checked));
    for (const auto& share : cover(std::move(allowances), {wanted.unit, things, wanted.day, wanted.amount}).shares)
        take(store, buckets.at(share.bucket), share, noted);
    auto made = get_use(store, noted.id);
    journal::write(store, "allowance_use", made.id, content("noted", made).dump());
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

Use withdraw_use(Store& store, std::int64_t id, Day today) {
    const auto found = get_use(store, id);
    if (found.withdrawn) throw Conflict("withdrawn", say("use {} was withdrawn already", id));
    write_expiries(store, found.member, today);
    for (const auto& given : given_to(store, id)) {
        const auto bucket = get_bucket(store, given.bucket, today);
        if (bucket.last && *bucket.last < today) continue;
        auto back = movement(bucket, msgid("restore"), -given.amount, found.day);
        back.use = id;
        insert_movement(store, back);
    }
    mark_withdrawn(store, id);
    auto made = get_use(store, id);
    journal::write(store, "allowance_use", id, content("withdrawn", made).dump());
    return made;
}

}  // namespace tiers::member
