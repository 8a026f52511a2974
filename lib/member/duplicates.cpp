#include <tiers/duplicate.h>
#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "member/contact_key.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

constexpr std::size_t most_sharing = 20;  // what more members have in common tells them apart no more
constexpr std::size_t shortest_phone = 6;
constexpr std::size_t shortest_word = 4;  // in which a letter may differ

/// What two may have in common: a bit each, and points that add up to 100.
struct Reason {
    const char* word;
    int points;
};
constexpr Reason reasons[] = {{msgid("email"), 45},     {msgid("phone"), 25},  {msgid("name"), 20},
                              {msgid("near-name"), 10}, {msgid("commune"), 5}, {msgid("organisation"), 5}};
enum Bit : unsigned { email = 1, phone = 2, name = 4, near_name = 8, commune = 16, organisation = 32 };

/// A member by its place in the list, under something that others may have too.
struct Key {
    std::size_t text;  ///< hash
    std::uint32_t who;
    auto operator<=>(const Key&) const = default;
};

/// Words in no order, without what stands between them: "MARTIN Jean-Pierre" is "jean martin pierre".
std::vector<std::string> sorted_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const auto c : folded(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    std::erase(words, "");
    std::sort(words.begin(), words.end());
    return words;
}

/// "jeanne+tiers@example.org" reaches who "jeanne@example.org" does.
std::string email_key(std::string_view address) {
    auto key = contact_key("email", address);
    const auto at = key.find('@'), plus = key.find('+');
    if (plus != key.npos && plus > 0 && at != key.npos && plus < at) key.erase(plus, at - plus);
    return key;
}

class DuplicateSearch {
public:
    explicit DuplicateSearch(const Store& store)
        : members_(list(store, Query{.kind = {}, .category = {}, .commune = {}, .matching = {}, .left = true})) {
        for (std::uint32_t i = 0; i < members_.size(); ++i) places_.emplace(members_[i].id, i);
        belongs_.resize(members_.size());
        read(store);
        for (std::uint32_t i = 0; i < members_.size(); ++i) read(i);
    }

    Duplicates find(int least_score) {
        pair_up(emails_, email);
        pair_up(phones_, phone);
        pair_up(names_, name);
        pair_up(near_, near_name);
        Duplicates found{{}, shared_};
        for (const auto& [both, bits] : pairs_) {
            auto pair = told(both, bits);
            if (pair.score >= least_score) found.pairs.push_back(std::move(pair));
        }
        const auto rank = [](const Duplicate& pair) { return std::tuple(-pair.score, pair.one.id, pair.other.id); };
        std::sort(found.pairs.begin(), found.pairs.end(),
                  [&](const Duplicate& a, const Duplicate& b) { return rank(a) < rank(b); });
        return found;
    }

private:
    void read(const Store& store) {
        auto row = store.db().prepare(sql::member::duplicates);
        while (row.step()) {
            const auto known = places_.find(row.integer(2));
            if (known == places_.end()) continue;
            const auto what = row.text(0), value = row.text(1);
            if (what == "email") put(emails_, known->second, email_key(value));
            if (what == "organisation") belongs_[known->second].push_back(row.integer(1));
            if (what != "phone") continue;
            if (const auto key = contact_key(what, value); key.size() >= shortest_phone)
                put(phones_, known->second, key);
        }
    }

    void read(std::uint32_t who) {
        const auto words = sorted_words(members_[who].name);
        if (words.empty()) return;
        put(names_, who, join(words, " "));
        if (!members_[who].commune.empty()) put_near(who, "c" + members_[who].commune, words);
        for (const auto id : belongs_[who]) put_near(who, "o" + std::to_string(id), words);
    }

    /// Persons and organisations apart.
    void put(std::vector<Key>& keys, std::uint32_t who, const std::string& text) const {
        keys.push_back({std::hash<std::string>()(members_[who].kind + "\n" + text), who});
    }

    /// Two words that differ by one letter, added, dropped, changed or moved, are the same with a letter less of one of
    /// them, or of each: those are the keys, a handful a letter, and no name is compared with all the others.
    void put_near(std::uint32_t who, const std::string& scope, const std::vector<std::string>& words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto& word = words[i];
            if (word.size() < shortest_word || word.find_first_of("0123456789") != word.npos) continue;
            auto others = words;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            const auto rest = scope + "\n" + join(others, " ") + "\n";
            put(near_, who, rest + word);
            for (std::size_t at = 0; at < word.size(); ++at)
                put(near_, who, rest + word.substr(0, at) + word.substr(at + 1));
        }
    }

    void pair_up(std::vector<Key>& keys, Bit bit) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (auto first = keys.begin(); first != keys.end();) {
            const auto last = std::find_if(first, keys.end(), [&](const Key& key) { return key.text != first->text; });
            if (static_cast<std::size_t>(last - first) > most_sharing) {
                if (bit != near_name) ++shared_;
            } else {
                for (auto one = first; one != last; ++one)
                    for (auto other = one + 1; other != last; ++other) add(one->who, other->who, bit);
            }
            first = last;
        }
    }

    void add(std::uint32_t one, std::uint32_t other, Bit bit) {
        if (members_[one].id > members_[other].id) std::swap(one, other);
        auto& bits = pairs_[std::uint64_t{one} << 32 | other];
        if (bit != near_name || !(bits & name)) bits |= bit;
    }

    Duplicate told(std::uint64_t both, unsigned bits) const {
        const auto one = static_cast<std::uint32_t>(both >> 32), other = static_cast<std::uint32_t>(both);
        const auto& home = members_[one].commune;
        if (!home.empty() && home == members_[other].commune) bits |= commune;
        const auto& others = belongs_[other];
        for (const auto id : belongs_[one])
            if (std::find(others.begin(), others.end(), id) != others.end()) bits |= organisation;
        Duplicate pair{members_[one], members_[other], {}, 0};
        for (unsigned i = 0; i < std::size(reasons); ++i) {
            if (!(bits >> i & 1)) continue;
            pair.reason += (pair.reason.empty() ? "" : " ") + std::string(reasons[i].word);
            pair.score += reasons[i].points;
        }
        return pair;
    }

    std::vector<Member> members_;
    std::unordered_map<Id, std::uint32_t> places_;
    std::vector<std::vector<Id>> belongs_;
    std::vector<Key> emails_, phones_, names_, near_;
    std::unordered_map<std::uint64_t, unsigned> pairs_;
    std::size_t shared_ = 0;
};

}  // namespace

Duplicates duplicates(const Store& store, int least_score) {
    return DuplicateSearch(store).find(least_score);
}

std::vector<Column> duplicate_columns() {
    return {{"score", tr("Score"), Kind::count},
            {"reason", tr("In common"), Kind::word},
            {"kind", tr("Kind"), Kind::word, "", false, machine_only},
            {"member", tr("Id"), Kind::id},
            {"member_name", tr("Name"), Kind::text},
            {"member_email", tr("E-mail"), Kind::text, "", false, machine_only},
            {"other", tr("Id"), Kind::id},
            {"other_name", tr("Name"), Kind::text},
            {"other_email", tr("E-mail"), Kind::text, "", false, machine_only}};
}

Row duplicate_row(const Duplicate& pair) {
    return {std::int64_t{pair.score}, pair.reason,   pair.one.kind,   pair.one.id,           pair.one.name,
            cell(pair.one.email),     pair.other.id, pair.other.name, cell(pair.other.email)};
}

}  // namespace tiers::member
