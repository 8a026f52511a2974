#include <tiers/directory.h>
#include <tiers/words.h>
#include <algorithm>
#include <map>
#include <tuple>

#include "base/json.h"
#include "base/text.h"
#include "sql/member.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::member {

namespace {

using Pair = std::pair<Id, Id>;

Pair pair_of(Id one, Id other) {
    return {std::min(one, other), std::max(one, other)};
}

/// Both ways of two members, the one of the lower id first.
std::map<Pair, Match> read_pairs(const Store& store, std::optional<Id> member, Day today) {
    std::map<Pair, Match> pairs;
    auto row = store.db().prepare(sql::member::matches);
    for (row.bind(":member", member).bind(":today", today); row.step();) {
        const auto giver = row.integer(0), taker = row.integer(2);
        auto& pair = pairs[pair_of(giver, taker)];
        pair.member = std::min(giver, taker);
        pair.other = std::max(giver, taker);
        (giver < taker ? pair.member_name : pair.other_name) = row.text(1);
        (giver < taker ? pair.other_name : pair.member_name) = row.text(3);
        (giver < taker ? pair.gives : pair.gets).push_back(row.text(4));
        pair.same_commune = row.integer(5) != 0;
        pair.same_sector = !row.text(6).empty() && folded_equal(row.text(6), row.text(7));
    }
    return pairs;
}

void note_proposals(const Store& store, std::map<Pair, Match>& pairs) {
    auto row = store.db().prepare(sql::member::proposals);
    while (row.step())
        if (const auto found = pairs.find(pair_of(row.integer(0), row.integer(1))); found != pairs.end())
            found->second.proposed = std::max(found->second.proposed, std::optional(row.day(2)));
}

/// Who is asked about comes first, else who has more to give.
void turn(Match& pair, std::optional<Id> member) {
    if (member ? pair.member == *member : pair.gives.size() >= pair.gets.size()) return;
    std::swap(pair.member, pair.other);
    std::swap(pair.member_name, pair.other_name);
    std::swap(pair.gives, pair.gets);
}

auto rank(const Match& pair) {
    return std::tuple(!pair.mutual(), -static_cast<std::int64_t>(pair.skills()), !pair.same_commune, !pair.same_sector,
                      pair.member, pair.other);
}

Value text(const std::vector<std::string>& words) {
    return words.empty() ? Value() : Value(join(words, ", "));
}

}  // namespace

std::vector<Match> matches(const Store& store, const MatchQuery& query, Day today) {
    auto pairs = read_pairs(store, query.member, today);
    note_proposals(store, pairs);
    std::vector<Match> found;
    for (auto& item : pairs) {
        if (item.second.proposed && !query.again) continue;
        turn(item.second, query.member);
        found.push_back(std::move(item.second));
    }
    std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return rank(a) < rank(b); });
    return found;
}

void propose(Store& store, std::vector<Match>& pairs, Day today) {
    auto content = Json{{"done", "proposed"}, {"pairs", Json::array()}};
    for (auto& pair : pairs) {
        store.db()
            .prepare(
                "insert into match_proposal (member_id, other_id, day, created) values (:member, :other, :day, :now)")
            .bind(":member", pair.member)
            .bind(":other", pair.other)
            .bind(":day", today)
            .bind(":now", store.now())
            .run();
        pair.proposed = today;
        content["pairs"].push_back({{"id", store.db().last_id()}, {"member", pair.member}, {"other", pair.other}});
    }
    if (!pairs.empty()) journal::write(store, "match_proposal", 0, written(content));
}

std::vector<Column> match_columns() {
    return {{"member", tr("Id"), Kind::id},
            {"member_name", tr("Name"), Kind::text},
            {"gives", tr("Offers"), Kind::text},
            {"other", tr("Id"), Kind::id},
            {"other_name", tr("To"), Kind::text},
            {"gets", tr("Who offers"), Kind::text},
            {"mutual", tr("Mutual"), Kind::flag, "", false, machine_only},
            {"skills", tr("Skills"), Kind::count},
            {"same_commune", tr("Same commune"), Kind::flag},
            {"same_sector", tr("Same sector"), Kind::flag},
            {"proposed", tr("Proposed"), Kind::day}};
}

Row match_row(const Match& pair) {
    return {pair.member,       pair.member_name, text(pair.gives),   pair.other,
            pair.other_name,   text(pair.gets),  pair.mutual(),      static_cast<std::int64_t>(pair.skills()),
            pair.same_commune, pair.same_sector, cell(pair.proposed)};
}

}  // namespace tiers::member
