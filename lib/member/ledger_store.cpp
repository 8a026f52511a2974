#include "member/ledger_store.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "sql/member.h"

namespace tiers::member {

namespace {

Bucket read_bucket(const Statement& row) {
    Bucket bucket;
    bucket.id = row.integer(0);
    bucket.member = row.integer(1);
    bucket.member_name = row.text(2);
    bucket.unit = row.text(3);
    bucket.of = row.text(4);
    bucket.first = row.day(5);
    bucket.last = row.optional<Day>(6);
    bucket.origin = row.text(7);
    bucket.source = row.text(8);
    bucket.subscription = row.optional<std::int64_t>(9);
    bucket.granted = row.integer(10);
    bucket.used = row.integer(11);
    bucket.later = row.integer(12);
    bucket.expired = row.integer(13);
    bucket.by_plan = row.integer(14);
    return bucket;
}

void add_buckets(const Store& store, Id owner, Day on, std::vector<Bucket>& found) {
    auto row = store.db().prepare(sql::member::buckets);
    row.bind(":member", owner).bind(":on", on);
    while (row.step()) found.push_back(read_bucket(row));
}

Use read_use(const Statement& row) {
    Use use;
    use.id = row.integer(0);
    use.member = row.integer(1);
    use.member_name = row.text(2);
    use.unit = row.text(3);
    use.amount = row.integer(4);
    use.of = row.text(5);
    use.day = row.day(6);
    use.note = row.text(7);
    use.withdrawn = row.integer(8) != 0;
    use.covered = row.integer(9);
    use.place = row.text(10);
    return use;
}

std::vector<Use> select_uses(const Store& store, Id member, std::optional<std::int64_t> id, std::optional<Day> until) {
    std::vector<Use> found;
    auto row = store.db().prepare(sql::member::uses);
    row.bind(":member", member).bind(":id", id).bind(":until", until);
    while (row.step()) found.push_back(read_use(row));
    return found;
}

}  // namespace

std::vector<Id> whose_allowances(const Store& store, Id member, Day on) {
    std::vector<Id> whose = {member};
    auto row = store.db().prepare(sql::member::organisations_on);
    for (row.bind(":member", member).bind(":on", on); row.step();) whose.push_back(row.integer(0));
    return whose;
}

std::vector<Bucket> buckets_of(const Store& store, const std::vector<Id>& owners, Day on) {
    std::vector<Bucket> found;
    for (const auto owner : owners) add_buckets(store, owner, on, found);
    std::sort(found.begin(), found.end(), [](const Bucket& one, const Bucket& other) { return one.id < other.id; });
    return found;
}

Id owner_of(const Store& store, std::int64_t bucket) {
    auto row = store.db().prepare("select member_id from bucket where id = :id");
    if (row.bind(":id", bucket).step()) return row.integer(0);
    throw NotFound("no_bucket", say("no allowance {}", bucket), "tiers member balance");
}

std::int64_t insert_bucket(Store& store, const Bucket& bucket, std::string_view reason) {
    store.db()
        .prepare(
            "insert into bucket (member_id, unit, \"of\", first, last, origin, source, subscription_id, created) "
            "values (:member, :unit, :of, :first, :last, :origin, :source, :subscription, :now)")
        .bind(":member", bucket.member)
        .bind(":unit", bucket.unit)
        .bind(":of", bucket.of)
        .bind(":first", bucket.first)
        .bind(":last", bucket.last)
        .bind(":origin", bucket.origin)
        .bind(":source", bucket.source)
        .bind(":subscription", bucket.subscription)
        .bind(":now", store.now())
        .run();
    const auto id = store.db().last_id();
    if (bucket.unlimited) return id;
    Movement grant;
    grant.bucket = id;
    grant.kind = msgid("grant");
    grant.amount = bucket.granted;
    grant.day = bucket.first;
    grant.reason = reason;
    insert_movement(store, grant);
    return id;
}

bool granted_already(const Store& store, const Bucket& bucket) {
    auto row = store.db().prepare(
        "select 1 from bucket where subscription_id = :subscription and first = :first and unit = :unit "
        "and \"of\" = :of");
    return row.bind(":subscription", bucket.subscription)
        .bind(":first", bucket.first)
        .bind(":unit", bucket.unit)
        .bind(":of", bucket.of)
        .step();
}

std::vector<Movement> movements_of(const Store& store, const Bucket& bucket, Day until) {
    std::vector<Movement> found;
    auto row = store.db().prepare(
        "select id, bucket_id, kind, amount, day, use_id, why, reason from ledger "
        "where bucket_id = :bucket and day <= :until order by id");
    row.bind(":bucket", bucket.id).bind(":until", until);
    while (row.step())
        found.push_back({row.integer(0), row.integer(1), row.text(2), bucket.unit, row.integer(3), row.day(4),
                         row.optional<std::int64_t>(5), row.text(6), row.text(7)});
    return found;
}

std::vector<Movement> given_to(const Store& store, std::int64_t use) {
    std::vector<Movement> found;
    auto row =
        store.db().prepare("select bucket_id, amount from ledger where use_id = :use and kind = 'use' order by id");
    row.bind(":use", use);
    while (row.step()) {
        Movement given;
        given.bucket = row.integer(0);
        given.amount = row.integer(1);
        found.push_back(std::move(given));
    }
    return found;
}

void insert_movement(Store& store, const Movement& movement) {
    store.db()
        .prepare(
            "insert into ledger (bucket_id, kind, amount, day, use_id, why, reason, created) "
            "values (:bucket, :kind, :amount, :day, :use, :why, :reason, :now)")
        .bind(":bucket", movement.bucket)
        .bind(":kind", movement.kind)
        .bind(":amount", movement.amount)
        .bind(":day", movement.day)
        .bind(":use", movement.use)
        .bind(":why", movement.why)
        .bind(":reason", movement.reason)
        .bind(":now", store.now())
        .run();
}

Use get_use(const Store& store, std::int64_t id) {
    auto row = store.db().prepare("select member_id from allowance_use where id = :id");
    if (row.bind(":id", id).step()) return select_uses(store, row.integer(0), id, {}).front();
    throw NotFound("no_use", say("no use {}", id), "tiers member balance");
}

std::optional<Use> use_of_presence(const Store& store, Id member, Day day, const std::string& place) {
    auto row = store.db().prepare(
        "select u.id from allowance_use u join place l on l.id = u.place_id "
        "where u.member_id = :member and u.day = :day and l.code = :place order by u.id desc limit 1");
    row.bind(":member", member).bind(":day", day).bind(":place", place);
    return row.step() ? select_uses(store, member, row.integer(0), {}).front() : std::optional<Use>();
}

std::vector<Use> uses_of(const Store& store, Id member, Day until) {
    return select_uses(store, member, {}, until);
}

std::vector<Use> uses_to_charge(const Store& store, Day until, std::optional<Id> payer) {
    std::vector<Use> found;
    auto row = store.db().prepare(sql::member::uses_to_charge);
    row.bind(":until", until).bind(":payer", payer);
    while (row.step()) found.push_back(read_use(row));
    return found;
}

std::int64_t insert_use(Store& store, const Using& wanted) {
    store.db()
        .prepare(
            "insert into allowance_use (member_id, unit, amount, \"of\", day, note, place_id, booking_id, created) "
            "values (:member, :unit, :amount, :of, :day, :note, (select id from place where code = :place), :booking, "
            ":now)")
        .bind(":member", wanted.member)
        .bind(":unit", wanted.unit)
        .bind(":amount", wanted.amount)
        .bind(":of", wanted.of)
        .bind(":day", wanted.day)
        .bind(":note", wanted.note)
        .bind(":place", wanted.place)
        .bind(":booking", wanted.booking)
        .bind(":now", store.now())
        .run();
    return store.db().last_id();
}

void mark_withdrawn(Store& store, std::int64_t use) {
    store.db()
        .prepare("update allowance_use set withdrawn = :now where id = :id")
        .bind(":now", store.now())
        .bind(":id", use)
        .run();
}

}  // namespace tiers::member
