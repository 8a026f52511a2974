#include <tiers/error.h>
#include <tiers/ledger.h>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/values.h"
#include "member/allowance_amount.h"
#include "member/ledger_rules.h"
#include "member/ledger_store.h"
#include "store/request_key.h"

namespace tiers::member {

namespace {

/// What tiers.toml says of one.
Json declared(const Store& store, std::string_view pack) {
    auto row =
        store.db().prepare("select code, content from declared where kind = 'pack' and retired is null order by code");
    std::vector<std::string> known;
    for (; row.step(); known.push_back(row.text(0)))
        if (row.text(0) == pack) return stored_json(row.text(1));
    throw NotFound(
        "unknown_pack", say("no pack '{}' is declared", pack),
        known.empty() ? std::string(tr("declare it in tiers.toml: [[pack]]")) : say("there are {}", join(known, ", ")));
}

/// What it gives to whoever buys it.
Bucket bucket_of(const Json& pack, const Sale& sale) {
    Bucket bucket;
    bucket.unit = pack.text("unit");
    bucket.granted = pack.number("amount") * in_measure(bucket.unit);
    bucket.of = join(pack.texts("of"), " ");
    bucket.first = sale.first;
    const auto valid_for = pack.text("valid_for");
    if (sale.last)
        bucket.last = *sale.last;
    else if (!valid_for.empty())
        bucket.last = sale.first + catalogue::parse_days(valid_for) - std::chrono::days(1);
    bucket.origin = msgid("pack");
    bucket.source = sale.pack;
    return bucket;
}

std::vector<Bucket> buckets_of_ids(const Store& store, const std::string& ids, Day on) {
    std::vector<Bucket> found;
    for (const auto id : split(ids, ' ')) found.push_back(get_bucket(store, whole_number(id).value_or(0), on));
    return found;
}

}  // namespace

std::vector<Bucket> sell_pack(Store& store, const std::vector<Id>& members, const Sale& sale, Day today,
                              std::string_view key) {
    std::vector<std::string> who, made;
    for (const auto member : members) who.push_back(std::to_string(member));
    const auto last = !sale.last ? "" : *sale.last ? iso(**sale.last) : "-";
    const request_key::Request request("member pack", join({sale.pack, iso(sale.first), last, join(who, " ")}, "|"));
    if (!key.empty())
        if (const auto ids = request_key::known(store, key, request)) return buckets_of_ids(store, *ids, today);
    auto bucket = bucket_of(declared(store, sale.pack), sale);
    std::vector<Movement> settled;
    std::vector<Bucket> sold;
    for (const auto member : members) {
        for (auto& one : settle(store, member, today, today)) settled.push_back(std::move(one));
        bucket.member = member;
        sold.push_back(give(store, bucket));
        made.push_back(std::to_string(sold.back().id));
    }
    record_given(store, sold, settled);
    if (!key.empty()) request_key::remember(store, key, request, join(made, " "));
    return sold;
}

}  // namespace tiers::member
