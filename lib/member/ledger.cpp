#include <tiers/catalogue.h>
#include <tiers/error.h>
#include <tiers/ledger.h>
#include <algorithm>
#include <map>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/kinds.h"
#include "member/allowance.h"
#include "member/check.h"
#include "member/entitlement.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"
#include "member/overage.h"
#include "member/subscription_store.h"
#include "store/journal.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

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

/// What nobody adjusts by hand: what has no limit is granted as it is used, or a subscription has changed.
Movement adjustment(const Bucket& bucket, std::int64_t amount, Day day) {
    auto made = movement(bucket, msgid("adjust"), amount, day);
    made.why = bucket.unlimited ? msgid("unlimited") : msgid("subscription-changed");
    return made;
}

/// What a subscription that has changed since it granted adds, or takes back.
Movement correction(const Bucket& bucket, Day day) {
    return adjustment(bucket, bucket.unwritten,
                      std::max(bucket.first, bucket.last ? std::min(*bucket.last, day) : day));
}

/// What has expired already is taken back from there.
void write_correction(Store& store, Bucket& bucket, Day today, std::vector<Movement>& done) {
    const auto unexpired = bucket.left() - bucket.unwritten - bucket.expired;
    if (bucket.unwritten + unexpired < 0) {
        done.push_back(movement(bucket, msgid("expire"), -(bucket.unwritten + unexpired), *bucket.last + one_day));
        insert_movement(store, done.back());
        bucket.expired -= done.back().amount;
    }
    done.push_back(correction(bucket, today));
    insert_movement(store, done.back());
    bucket.by_plan += bucket.unwritten;
    bucket.unwritten = 0;
}

void write_grant(Store& store, Bucket& bucket, std::vector<Movement>& done) {
    bucket.id = insert_bucket(store, bucket);
    bucket.by_plan = bucket.granted;
    done.push_back(movement(bucket, msgid("grant"), bucket.granted, bucket.first));
}

/// All that is not written yet of some buckets; returns what was written.
std::vector<Movement> write_down(Store& store, std::vector<Bucket>& buckets, Day today) {
    std::vector<Movement> done;
    for (auto& bucket : buckets) {
        if (!bucket.id)
            write_grant(store, bucket, done);
        else if (bucket.unwritten != 0)
            write_correction(store, bucket, today, done);
    }
    for (auto& bucket : buckets)
        if (const auto due = expiry(bucket, today)) {
            insert_movement(store, *due);
            bucket.expired -= due->amount;
            done.push_back(*due);
        }
    return done;
}

/// What was done, and what was settled before it.
Json content(const char* done, const std::vector<Movement>& settled) {
    Json said{{"done", done}, {"settled", Json::array()}};
    for (const auto& one : settled)
        said["settled"].push_back({{"bucket", one.bucket}, {"kind", one.kind}, {"amount", one.amount}});
    return said;
}

Json content(const Bucket& bucket) {
    return {{"bucket", bucket.id},        {"member", bucket.member},
            {"unit", bucket.unit},        {"of", bucket.of},
            {"first", iso(bucket.first)}, {"last", bucket.last ? Json(iso(*bucket.last)) : Json()},
            {"origin", bucket.origin},    {"source", bucket.source},
            {"granted", bucket.granted}};
}

void record_use(Store& store, const char* done, const Use& use, const std::vector<Movement>& settled) {
    auto said = content(done, settled);
    said["member"] = use.member;
    said["unit"] = use.unit;
    said["amount"] = use.amount;
    said["of"] = use.of;
    said["day"] = iso(use.day);
    said["note"] = use.note;
    if (!use.place.empty()) said["place"] = use.place;
    said["covered"] = use.covered;
    journal::write(store, "allowance_use", use.id, written(said));
}

/// What a bucket holds too little of for a share: without a limit it is granted now, or else it has expired since and
/// is taken out of what expired.
Movement made_up(const Bucket& bucket, std::int64_t amount, Day day) {
    return bucket.unlimited ? adjustment(bucket, amount, day)
                            : movement(bucket, msgid("expire"), amount, *bucket.last + one_day);
}

/// The movement that a share makes.
void take(Store& store, const Bucket& bucket, const Share& share, const Use& use) {
    const auto missing = share.amount - (bucket.left() - bucket.expired);
    if (missing > 0) insert_movement(store, made_up(bucket, missing, use.day));
    auto taken = movement(bucket, msgid("use"), -share.amount, use.day);
    taken.use = use.id;
    taken.why = share.why;
    insert_movement(store, taken);
}

Use with_owed(const Store& store, Use use) {
    if (const auto cost = cost_of(store, use)) use.owed = cost->amount;
    return use;
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
    if (bucket.unlimited) throw Refused("unlimited", say("allowance {} has no limit", bucket.id));
    if (bucket.left() + wanted.amount < 0)
        throw Conflict("allowance_negative", tr("an allowance gives no more than it holds"),
                       say("tiers member balance {}", wanted.member));
    auto made = movement(bucket, msgid("adjust"), wanted.amount, std::max(today, bucket.first));
    made.reason = reason;
    insert_movement(store, made);
}

}  // namespace

Bucket get_bucket(const Store& store, std::int64_t id, Day on) {
    const auto all = buckets_now(store, owner_of(store, id), on, on);
    return *std::find_if(all.begin(), all.end(), [&](const Bucket& one) { return one.id == id; });
}

std::vector<Movement> settle(Store& store, Id member, Day until, Day today) {
    auto buckets = buckets_now(store, member, until, today);
    return write_down(store, buckets, today);
}

void adjust_grants(Store& store, Id member, Day today) {
    std::vector<Movement> done;
    for (auto& bucket : buckets_now(store, member, today, today))
        if (bucket.id && bucket.unwritten != 0) write_correction(store, bucket, today, done);
    if (done.empty()) return;
    auto said = content("adjusted", done);
    said["member"] = member;
    journal::write(store, "bucket", 0, written(said));
}

Bucket give(Store& store, const Bucket& wanted, std::string_view reason) {
    if (wanted.last && *wanted.last < wanted.first) throw BadInput("bad_days", tr("an allowance ends after it begins"));
    std::set<std::string> of;
    for (const auto word : split(wanted.of, ' '))
        if (!word.empty()) of.emplace(word);
    for (const auto& word : of)
        if (word != "*") things_of(store, word);
    auto bucket = wanted;
    bucket.of = of.empty() ? "*" : join({of.begin(), of.end()}, " ");
    return get_bucket(store, insert_bucket(store, bucket, reason), wanted.first);
}

void record_given(Store& store, const std::vector<Bucket>& given, const std::vector<Movement>& settled) {
    auto said = content("granted", settled);
    for (const auto& one : given) said["buckets"].push_back(content(one));
    journal::write(store, "bucket", given.size() == 1 ? given.front().id : 0, written(said));
}

std::vector<std::string> things_of(const Store& store, const std::string& thing) {
    if (thing.empty()) return {};
    const auto& kinds = catalogue::resource_kinds();
    if (std::find(kinds.begin(), kinds.end(), thing) != kinds.end()) return {thing};
    return {thing, catalogue::find_resource(store, thing, false).kind};
}

std::vector<Bucket> balance(const Store& store, Id member, const BalanceQuery& query) {
    auto found = buckets_now(store, member, query.on, query.on);
    std::vector<Allowance> order;
    for (std::size_t i = 0; i < found.size(); ++i) {
        order.push_back(allowance_of(found[i], member));
        order.back().bucket = static_cast<std::int64_t>(i);  // in order of id, what is not written last
    }
    sort_by_use(order);
    std::vector<Bucket> buckets;
    for (const auto& one : order) {
        auto& bucket = found[static_cast<std::size_t>(one.bucket)];
        if (query.all || bucket.counts_on(query.on)) buckets.push_back(std::move(bucket));
    }
    return buckets;
}

std::vector<Movement> movements(const Store& store, const std::vector<Bucket>& buckets, Day until) {
    std::vector<Movement> all;
    for (const auto& bucket : buckets) {
        if (!bucket.id && !bucket.unlimited && bucket.first <= until)
            all.push_back(movement(bucket, msgid("grant"), bucket.granted, bucket.first));
        for (auto& one : movements_of(store, bucket, until)) all.push_back(std::move(one));
        if (bucket.id && bucket.unwritten != 0) all.push_back(correction(bucket, until));
        if (auto due = expiry(bucket, until)) all.push_back(std::move(*due));
    }
    std::stable_sort(all.begin(), all.end(), [](const Movement& one, const Movement& other) {
        return std::pair(one.day, one.id ? one.id : INT64_MAX) < std::pair(other.day, other.id ? other.id : INT64_MAX);
    });
    return all;
}

std::vector<Use> uses(const Store& store, Id member, Day until) {
    auto found = uses_of(store, member, until);
    for (auto& one : found) one = with_owed(store, std::move(one));
    return found;
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
    const auto settled = settle(store, adjustment.member, today, today);
    auto id = adjustment.bucket.value_or(0);
    if (id) {
        adjust_held(store, adjustment, reason, today);
        auto said = content("adjusted", settled);
        said["amount"] = adjustment.amount;
        said["reason"] = reason;
        journal::write(store, "bucket", id, written(said));
    } else {
        const auto given = give(store, new_bucket(adjustment), reason);
        record_given(store, {given}, settled);
        id = given.id;
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
            return with_owed(store, get_use(store, whole_number(*id).value_or(0)));
    const auto things = things_of(store, wanted.of);
    auto all = buckets_now(store, wanted.member, std::max(today, wanted.day), today);
    const auto settled = write_down(store, all, today);
    auto allowances = allowances_for(store, wanted.member, wanted.booking.has_value(), all);
    std::map<std::int64_t, Bucket> buckets;
    for (const auto& bucket : all) buckets.emplace(bucket.id, bucket);
    const auto noted = get_use(store, insert_use(store, checked));
    for (const auto& share : cover(std::move(allowances), {wanted.unit, things, wanted.day, wanted.amount}).shares)
        take(store, buckets.at(share.bucket), share, noted);
    auto made = with_owed(store, get_use(store, noted.id));
    record_use(store, "noted", made, settled);
    if (!key.empty()) request_key::remember(store, key, request, std::to_string(made.id));
    return made;
}

Use withdraw_use(Store& store, std::int64_t id, Day today) {
    const auto found = get_use(store, id);
    if (found.withdrawn) throw Conflict("withdrawn", say("use {} was withdrawn already", id));
    const auto settled = settle(store, found.member, today, today);
    for (const auto& given : given_to(store, id)) {
        const auto bucket = get_bucket(store, given.bucket, today);
        if (bucket.last && *bucket.last < today) continue;
        auto back = movement(bucket, msgid("restore"), -given.amount, found.day);
        back.use = id;
        insert_movement(store, back);
        if (bucket.unlimited) insert_movement(store, adjustment(bucket, given.amount, found.day));
    }
    mark_withdrawn(store, id);
    auto made = get_use(store, id);
    record_use(store, "withdrawn", made, settled);
    return made;
}

}  // namespace tiers::member
